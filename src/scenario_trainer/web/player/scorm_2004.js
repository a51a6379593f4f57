// How SCORM 2004 calls things, and in which form it wants them; scorm_1.2.js explains.

const SCORM = {
  api: "API_1484_11",
  initialize: "Initialize",
  get: "GetValue",
  set: "SetValue",
  commit: "Commit",
  terminate: "Terminate",
  learner: "cmi.learner_id",
  status: "cmi.completion_status",
  location: "cmi.location",
  exit: "cmi.exit",
  sessionTime: "cmi.session_time",
  duration: (hours, minutes, seconds) => `PT${hours}H${minutes}M${seconds}S`,
  interaction: (response, { decided, text }) => ({
    type: "choice",
    // Two decimals that are not 00: without them Moodle refuses the zone.
    timestamp: new Date(decided).toISOString().slice(0, 22).replace(".00", ".01") + "Z",
    learner_response: response,
    result: "neutral",
    description: descriptionOf(text),
  }),
  limit: 64000,
};

/** One line of at most 250 characters. In quotation marks it cannot begin with a brace, which would name a language. */
function descriptionOf(text) {
  const line = text.replace(/\s+/g, " ");
  return `“${line.length > 248 ? `${line.slice(0, 247).replace(/[\uD800-\uDBFF]$/, "")}…` : line}”`;
}

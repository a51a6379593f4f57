// How SCORM 1.2 calls things, and in which form it wants them.

const SCORM = {
  api: "API",
  initialize: "LMSInitialize",
  get: "LMSGetValue",
  set: "LMSSetValue",
  commit: "LMSCommit",
  terminate: "LMSFinish",
  learner: "cmi.core.student_id",
  status: "cmi.core.lesson_status",
  location: "cmi.core.lesson_location",
  exit: "cmi.core.exit",
  sessionTime: "cmi.core.session_time",
  /** Of whole hours, and minutes and seconds of two digits before the point; Moodle wants four for the hours. */
  duration: (hours, minutes, seconds) => [`${hours}`.padStart(4, "0"), minutes, seconds].join(":"),
  interaction: (response) => ({ type: "choice", student_response: response, result: "neutral" }),
  /** How many characters of suspend data it keeps. */
  limit: 4095,
};

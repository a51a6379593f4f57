// One learner with one story: the attempt, what is kept of it, and what the learner can do.

/** One learner with one story: what they can do, and what it changes. @param {Store} store */
function trainerOf(story, store) {
  let since = performance.now();
  const trainer = {
    story,
    /** @type {Attempt | null} */
    attempt: store.read(),
    store,
    /** Whether it was announced that not all is kept. */
    warned: false,
    /** Undefined while the story is being explored, null where it is too large for that. */
    openEndings: undefined,
    exploration: exploring(story),
    pass: () => passOf(story, trainer.attempt.seed, followedIn(trainer.attempt)),
    keptDecision: () => trainer.attempt.passes[trainer.attempt.current].decisions[trainer.attempt.at - 1],
    /** Change the attempt, and keep it. */
    change(changed) {
      changed();
      store.write(trainer.attempt);
      showKeeping(trainer);
    },
    begin(timing, reasonFirst) {
      trainer.change(() => (trainer.attempt = newAttempt(story, timing, reasonFirst)));
      since = performance.now();
      show(trainer, sceneView(trainer, trainer.pass()));
    },
    resume() {
      since = performance.now();
      putEndedFirst(trainer);
      const pass = trainer.pass();
      const change = changeIn(story, pass, followedIn(trainer.attempt));
      trainer.attempt.at = pass.standing;
      const outcome = pass.standing && !change && !endingOf(pass);
      const view = outcome ? outcomeView(trainer, pass) : sceneView(trainer, pass);
      const notice = change ? changeWords(change) : store.notice;
      show(trainer, { ...view, contents: [notice && element("p", { className: "notice" }, notice), ...view.contents] });
    },
    choose(choice, { reason, confidence }) {
      const { scene } = trainer.pass().states.at(-1);
      const seconds = Math.min(Math.ceil((performance.now() - since) / 1000), LONGEST_PAUSE);
      const decision = { ...decisionOn(story, scene, choice), seconds, reason, confidence };
      trainer.change(() => {
        keepDecision(trainer.attempt, decision);
        putEndedFirst(trainer);
      });
      since = performance.now();
      show(trainer, outcomeView(trainer, trainer.pass()));
    },
    goOn: () => show(trainer, sceneView(trainer, trainer.pass())),
    lookBack() {
      if (trainer.openEndings === undefined) trainer.openEndings = finished(trainer.exploration);
      store.lookedBack();
      show(trainer, debriefView(trainer, trainer.pass()));
    },
    stepBack() {
      trainer.askAgain(trainer.attempt.at);
      byId("status").textContent = words.STEPPED_BACK;
    },
    /** Be asked a decision again, from 1. */
    askAgain(number) {
      trainer.change(() => (trainer.attempt.at = number - 1));
      trainer.goOn();
    },
    /** The same in looking back, as a what-if. */
    reopen(number) {
      trainer.askAgain(number);
      byId("status").textContent = words.PASS_STAYS;
    },
    /** Leave a what-if for the pass that it was begun from, or else the first. */
    backToDebrief() {
      const { passes, current } = trainer.attempt;
      trainer.showPass(endedPass(trainer, passes[current]) ? current : 0);
    },
    /** Look back on another pass. */
    showPass(index) {
      trainer.change(() => {
        trainer.attempt.current = index;
        trainer.attempt.at = trainer.attempt.passes[index].decisions.length;
      });
      trainer.lookBack();
    },
  };
  return trainer;
}

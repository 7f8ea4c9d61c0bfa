// Mocha's own spec reporter plus one closing line a suite, which `test/run.mjs` adds up.
const { Base, Spec } = require('mocha').reporters;

module.exports = class CountingReporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    const { suite } = options.reporterOptions;
    runner.once('end', () => {
      Base.consoleLog(`${suite}: ${this.stats.passes} passed, ${this.stats.failures} failed`);
    });
  }
};

// Mocha's own spec reporter plus one closing line a suite, which `test/run.mjs` adds up.
const { Spec } = require('mocha').reporters;

module.exports = class CountingReporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    const suite = options.reporterOptions?.suite ?? 'suite';
    const write = options.reporterOptions?.write ?? console.log;
    runner.once('end', () => {
      write(`${suite}: ${this.stats.passes} passed, ${this.stats.failures} failed`);
    });
  }
};

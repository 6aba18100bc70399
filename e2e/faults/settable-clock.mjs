// Read by Node before a program begins: what time it is can be set by whoever started the program, as an operator or a time
// service sets a machine's clock. Timers and `performance.now()` go on as they do when that happens.
const Real = Date;
let aheadMs = 0;
process.on('message', (told) => {
  if (typeof told?.aheadMs === 'number') aheadMs = told.aheadMs;
});
// Its harness is gone.
process.on('disconnect', () => process.exit(1));

globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + aheadMs);
    else super(...given);
  }
  static now() {
    return Real.now() + aheadMs;
  }
};

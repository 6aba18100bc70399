// Time that stands still until a test lets it pass, for the server and the clients of one process together; turns of the
// loop and everything outside are real.
import { VirtualClock } from '../../apps/server/src/virtual-clock.ts';

export class HeldClock extends VirtualClock {
  override nextTurn(run: () => void): void {
    setImmediate(run);
  }
}

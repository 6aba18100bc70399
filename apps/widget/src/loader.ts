// The one script that a website embeds: `<script src="…/widget.js" data-channel="shop" async></script>`. It reads its own
// tag and puts the launcher on the page. It sets no global, reads nothing of the page, and works under a strict CSP:
// elements are built one by one, styles come as a constructed sheet.
import { panelAddress } from './launcher/panel-address.ts';
import { launch, launcherElement } from './launcher/launcher.ts';

/** A script that something else put on the page without being "current" is found by its own name. */
const script = document.currentScript ?? document.querySelector('script[data-channel][src*="widget.js"]');

function begin({ src, dataset: { channel, name } }: HTMLScriptElement): void {
  // Embedded twice: one launcher.
  if (!channel || document.querySelector(launcherElement)) return;
  launch({ panel: panelAddress(src, channel, location.origin), channel, name });
}

if (script instanceof HTMLScriptElement) {
  if (document.body) begin(script);
  else addEventListener('DOMContentLoaded', () => begin(script));
}

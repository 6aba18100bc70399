// The look of the launcher and of the iframe's frame. `all: initial` and `!important` on the host, because the page's own
// style sheets reach exactly that element; colours in plain notation, for a website's visitors have older browsers.

/** A phone: the window takes the whole screen. */
const fullScreen = '(max-width:560px),(max-height:440px)';

export const isFullScreen = (): boolean => matchMedia(fullScreen).matches;

/** What is shown is visible at once, without a transition: what is not cannot take the focus. */
const css = `
:host{all:initial!important;position:fixed!important;z-index:2147483000!important;
--accent:#1f68bc;--on:#fff;--page:#f8fafc;--line:#0002}
button,iframe,span{box-sizing:border-box;position:fixed;inset-inline-end:20px;bottom:20px;border:1px solid #0000}
button{padding:0;width:56px;height:56px;border-radius:50%;cursor:pointer;background:var(--accent);color:var(--on);
box-shadow:0 4px 16px #0004;transition:transform .12s,filter .12s}
button:hover{filter:brightness(1.1)}
button:active{transform:scale(.95)}
button:focus-visible{outline:3px solid var(--accent);outline-offset:3px;box-shadow:0 0 0 3px var(--on)}
svg{position:absolute;top:13px;left:13px;width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:1.8;
stroke-linecap:round;stroke-linejoin:round;transition:.12s}
svg+svg,:host([open]) svg{opacity:0;transform:rotate(-40deg)}
:host([open]) svg+svg{opacity:1;transform:none}
span{font:700 12px/20px system-ui,sans-serif;bottom:58px;inset-inline-end:16px;pointer-events:none}
b{display:block;min-width:10px;padding:0 5px;border-radius:11px;background:#be222a;color:#fff;text-align:center;
border:1px solid}
i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
iframe{bottom:88px;width:384px;max-width:calc(100vw - 32px);height:min(640px,calc(100vh - 108px));border-radius:14px;
background:var(--page);box-shadow:0 0 0 1px var(--line),0 12px 44px #0003;visibility:hidden;opacity:0;
transform:translateY(8px);transition:.14s}
:host([open]) iframe{visibility:visible;opacity:1;transform:none;transition:.14s,visibility 0s}
@media(prefers-color-scheme:dark){:host{--accent:#6db0f4;--on:#0c1421;--page:#111419;--line:#fff3}}
@media ${fullScreen}{iframe{inset:0;width:100%;max-width:none;height:100%;border:0;border-radius:0}
:host([open]) button{visibility:hidden}}
@media(prefers-reduced-motion){*{transition:none!important}}
@media print{:host{display:none!important}}`;

export function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Browsers before 2023; there a page's CSP may forbid it, and the button is a plain one.
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}

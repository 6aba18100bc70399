// Where the chat window is: beside the script, wherever Oriel is served. The page's origin goes after the #, which is sent
// to nobody: the window answers to that origin alone.

export const panelAddress = (script: string, channel: string, pageOrigin: string): URL =>
  new URL(`chat/${encodeURIComponent(channel)}#${pageOrigin}`, script);

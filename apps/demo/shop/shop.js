// Gives the chat the visitor's name from the address (`?name=`), so that a demo can be shown as somebody. It runs while
// the page is read, before the deferred script of the chat, which takes its settings from its own tag.
const visitor = new URLSearchParams(location.search).get('name')?.trim().slice(0, 80);
const chat = document.querySelector('script[data-channel]');
if (visitor && chat instanceof HTMLScriptElement) chat.dataset.name = visitor;

// The log: what was said, oldest first. It keeps to the newest line while the reader is there, and stays where it is when
// they have scrolled back; then a button leads to what is new.
// A class, as the composer is: hooks would be a kilobyte and a half of the window's 25.
import { Component, createRef } from 'preact';
import { texts } from '../texts.ts';
import { Dots } from './Dots.tsx';
import { Down } from './icons.tsx';
import { LogLine } from './LogLine.tsx';
import type { Shown } from './shown.ts';

/** Nearer to the end than this, the reader is at the end. */
const nearEndPx = 48;

interface LogProps {
  shown: Shown;
  sayAgain: (id: string) => void;
}

export class Log extends Component<LogProps, { isBehind: boolean }> {
  override state = { isBehind: false };
  #box = createRef<HTMLDivElement>();
  #follows = true;
  /** The window opens, the text box grows, a phone's keyboard comes: the end stays in sight. */
  #resized = new ResizeObserver(() => this.#follow());

  override componentDidMount(): void {
    this.#resized.observe(this.#box.current!);
    this.#follow();
  }

  override componentWillUnmount(): void {
    this.#resized.disconnect();
  }

  override componentDidUpdate({ shown: before }: LogProps): void {
    const last = this.props.shown.lines.at(-1);
    const isNew = last !== undefined && last.key !== before.lines.at(-1)?.key;
    // One's own message is always followed.
    if (isNew && last.is === 'message' && last.from === 'you') this.#follows = true;
    if (this.#follows) this.#toEnd();
    else if (isNew) this.setState({ isBehind: true });
  }

  #follow(): void {
    if (this.#follows) this.#toEnd();
  }

  #toEnd(): void {
    const box = this.#box.current;
    if (box) box.scrollTop = box.scrollHeight;
  }

  #scrolled = () => {
    const box = this.#box.current;
    if (!box) return;
    this.#follows = box.scrollHeight - box.scrollTop - box.clientHeight < nearEndPx;
    if (this.#follows && this.state.isBehind) this.setState({ isBehind: false });
  };

  override render({ shown, sayAgain }: LogProps) {
    const { lines, isTyping, agent } = shown;
    return (
      <div class="log-room">
        {/* Focusable, because it scrolls: arrow keys move in it. */}
        <div ref={this.#box} class="log" role="log" aria-label={texts.log} tabIndex={0} onScroll={this.#scrolled}>
          {shown.isNew && (
            <div class="greeting">
              <h2>{texts.greeting}</h2>
              <p>{texts.greetingMore}</p>
            </div>
          )}
          {shown.hasEarlier && <p class="note">{texts.earlier}</p>}
          {lines.map((line) => (
            <LogLine key={line.key} line={line} sayAgain={sayAgain} />
          ))}
          {isTyping && <Dots label={texts.typing(agent ?? texts.somebody)} />}
        </div>
        {this.state.isBehind && (
          <button type="button" class="newest" aria-label={texts.newestLabel} onClick={() => this.#toEnd()}>
            {texts.newest}
            <Down />
          </button>
        )}
      </div>
    );
  }
}

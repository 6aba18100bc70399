// The text box. Enter sends and Shift-Enter breaks the line, but not while an input method composes a word. Nothing that
// was written is lost: too long a text stays and says so, unsent text outlives the page, and it never leaves the window.
import { messageUnitsMax } from '@oriel/protocol';
import { Component, createRef } from 'preact';
import { texts } from '../texts.ts';
import { Arrow } from './icons.tsx';

/** From here on the characters left are counted. */
const countFromUnits = messageUnitsMax - 500;

/** Browsers whose text boxes do not grow by themselves. */
const growsItself = CSS.supports('field-sizing', 'content');

/** Typing with the thumbs: a text box that takes the focus brings a keyboard over half of the log. */
const hasKeyboard = () => matchMedia('(pointer: fine)').matches;

interface ComposerProps {
  unsent: string;
  openings: number;
  keepUnsent: (text: string) => void;
  say: (text: string) => void;
}

export class Composer extends Component<ComposerProps, { text: string }> {
  override state = { text: this.props.unsent };
  #box = createRef<HTMLTextAreaElement>();

  override componentDidMount(): void {
    this.#grow();
    if (this.props.openings > 0) this.#takeFocus();
  }

  override componentDidUpdate({ openings }: ComposerProps): void {
    this.#grow();
    if (this.props.openings > openings) this.#takeFocus();
  }

  #takeFocus(): void {
    if (hasKeyboard()) this.#box.current?.focus();
    else document.querySelector<HTMLElement>('.log')?.focus();
  }

  #grow(): void {
    const box = this.#box.current;
    if (growsItself || !box) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }

  #write(text: string): void {
    this.setState({ text });
    this.props.keepUnsent(text);
  }

  #send = (event: Event): void => {
    event.preventDefault();
    const box = this.#box.current;
    // The box itself is asked: two keys may come before the screen is drawn again.
    const written = box?.value.trim() ?? '';
    if (!box || written === '' || written.length > messageUnitsMax) return;
    this.props.say(written);
    box.value = '';
    this.#write('');
    box.focus();
  };

  #keyPressed = (event: KeyboardEvent): void => {
    // 229: Safari's Enter that ends a composition is no longer "composing".
    const isPlainEnter = event.key === 'Enter' && !event.shiftKey && !event.altKey;
    if (isPlainEnter && !event.isComposing && event.keyCode !== 229) this.#send(event);
  };

  override render() {
    const { text } = this.state;
    const units = text.trim().length;
    const left = messageUnitsMax - units;
    return (
      <form class="composer" onSubmit={this.#send}>
        <div class="field">
          <textarea
            ref={this.#box}
            rows={1}
            dir="auto"
            aria-label={texts.message}
            placeholder={texts.placeholder}
            aria-invalid={left < 0}
            aria-describedby="length"
            enterkeyhint="send"
            value={text}
            onInput={(event) => this.#write(event.currentTarget.value)}
            onKeyDown={this.#keyPressed}
          />
          <button type="submit" class="send" aria-label={texts.send} disabled={units === 0 || left < 0}>
            <Arrow />
          </button>
        </div>
        <p id="length" class="length" role="status" data-over={left < 0}>
          {units >= countFromUnits && (left < 0 ? texts.tooLong(-left, messageUnitsMax) : texts.left(left))}
        </p>
      </form>
    );
  }
}

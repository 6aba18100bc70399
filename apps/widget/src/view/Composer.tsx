// The text box. Enter sends and Shift-Enter breaks the line, but not while an input method composes a word. Nothing that
// was written is lost: too long a text stays and says so, unsent text outlives the page, and it never leaves the window.
import { Component, createRef } from 'preact';
import { texts } from '../texts.ts';
import { Arrow } from './icons.tsx';
import { isSendKey, roomFor } from './sending.ts';

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
    else document.querySelector('h1')?.focus();
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
    if (!box || !roomFor(written).isSendable) return;
    this.props.say(written);
    box.value = '';
    this.#write('');
    box.focus();
  };

  #keyPressed = (event: KeyboardEvent): void => {
    if (isSendKey(event)) this.#send(event);
  };

  override render() {
    const { text } = this.state;
    const { isSendable, isTooLong, words } = roomFor(text);
    return (
      <form class="composer" onSubmit={this.#send}>
        <div class="field">
          <textarea
            ref={this.#box}
            rows={1}
            dir="auto"
            aria-label={texts.message}
            placeholder={texts.placeholder}
            aria-invalid={isTooLong}
            aria-describedby="length"
            enterkeyhint="send"
            value={text}
            onInput={(event) => this.#write(event.currentTarget.value)}
            onKeyDown={this.#keyPressed}
          />
          <button type="submit" class="send" aria-label={texts.send} disabled={!isSendable}>
            <Arrow />
          </button>
        </div>
        <p id="length" class="length" role="status" data-over={isTooLong}>
          {words}
        </p>
      </form>
    );
  }
}

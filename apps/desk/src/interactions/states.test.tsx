import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ClockProvider } from '../look/clock.tsx';
import { Dots } from '../look/Dots.tsx';
import { InteractionCard, type InteractionCardProps } from './InteractionCard.tsx';
import { InteractionChip } from './InteractionChip.tsx';
import { Line } from './Line.tsx';
import { RingingCard } from './RingingCard.tsx';

const at = 1_700_000_000_000;
const render = (element: React.ReactNode) =>
  renderToStaticMarkup(<ClockProvider now={() => at}>{element}</ClockProvider>);
const words = (html: string) => html.replaceAll(/<[^>]+>/g, '');

const card: InteractionCardProps = {
  customerId: 'kenji',
  customer: 'Kenji Watanabe',
  href: '/desk/1',
  preview: 'It was empty.',
  at,
  state: 'accepted',
};

describe('an accepted interaction', () => {
  test('K7: carries its state on the element that has border and background', () => {
    expect(render(<InteractionCard {...card} />)).toMatch(/^<li [^>]*data-state="accepted"/);
    expect(render(<InteractionCard {...card} state="answered" />)).toMatch(/^<li [^>]*data-state="answered"/);
    const chip = <InteractionChip customer="Kenji" state={{ kind: 'answered', waitsSince: null }} href="/1" />;
    expect(render(chip)).toMatch(/^<li [^>]*data-state="answered"/);
    const line = <Line line={{ kind: 'customer', id: '1', at, by: 'Kenji', text: 'Hi', state: 'accepted' }} />;
    expect(render(line)).toMatch(/^<li [^>]*data-state="accepted"/);
  });

  test('K8: says how long the customer waits, on card, chip and message, and nothing when nobody does', () => {
    const waitsSince = at - 31_000;
    const said = [
      <InteractionCard key="card" {...card} waitsSince={waitsSince} />,
      <InteractionChip key="chip" customer="Kenji" state={{ kind: 'accepted', waitsSince }} />,
      <Line key="line" line={{ kind: 'customer', id: '1', at, by: 'Kenji', text: 'Hi', waitsSince }} />,
    ].map((element) => words(render(element)));
    expect(said.map((text) => text.includes('waits 0:31'))).toEqual([true, true, true]);
    expect(words(render(<InteractionCard {...card} waitsSince={null} />))).not.toContain('waits');
  });

  test('K9: names who types on the card alone; the chip’s dots are for eyes only', () => {
    expect(render(<InteractionCard {...card} drafting={<Dots name="Ana is typing" />} />)).toContain(
      'role="img" aria-label="Ana is typing"',
    );
    const chip = render(
      <InteractionChip customer="Kenji" state={{ kind: 'accepted', waitsSince: null, isTyping: true }} />,
    );
    expect(chip).toContain('aria-hidden="true"');
    expect(chip).not.toContain('aria-label');
  });
});

test('K1: what rings can be accepted from the card by a hand that can, and by no other', () => {
  const rings = { customerId: 'h', customer: 'Hugo', channel: 'Web chat', until: at + 12_400 };
  const buttons = (html: string) => html.match(/<button/g)?.length ?? 0;
  expect(buttons(render(<RingingCard {...rings} onAccept={() => {}} />))).toBe(1);
  expect(buttons(render(<RingingCard {...rings} />))).toBe(0);
});

test('K7: what rings has no state yet, and its time runs down', () => {
  const html = render(
    <RingingCard customerId="h" customer="Hugo" channel="Web chat" until={at + 12_400} onAccept={() => {}} />,
  );
  expect(html).not.toContain('data-state');
  expect(words(html)).toContain('rings 0:12');
});

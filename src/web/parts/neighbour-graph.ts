import { type Html, h } from '../card/html';

/** Somebody or something beside the one that a page is about. */
export interface Neighbour {
  readonly name: string;
  readonly address: string;
  /** Papers that the two have in common. */
  readonly count: number;
}

/** More could not be read in a small drawing; the list has all. */
const DRAWN = 12;

const WIDTH = 340;
const HEIGHT = 250;
const CENTRE = { x: WIDTH / 2, y: HEIGHT / 2 };
const RADIUS = { x: 58, y: 104 };

/** Characters of a name that the margins have room for. */
const LABEL_LENGTH = 16;

const round = (value: number): number => Math.round(value * 10) / 10;

/** A name that fits beside its dot. */
export function shortName(name: string): string {
  const characters = Array.from(name);
  return characters.length <= LABEL_LENGTH ? name : `${characters.slice(0, LABEL_LENGTH - 1).join('')}…`;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Places on an ellipse, evenly, from the upper left on: none right above or below, where names would run into each other. */
export function placesAround(count: number): Place[] {
  return Array.from({ length: count }, (_, index) => {
    const left = Math.ceil(count / 2);
    const isLeft = index % 2 === 0;
    const nth = Math.floor(index / 2);
    const ofSide = isLeft ? left : count - left;
    // From -60° to 60° on either side.
    const angle = ofSide === 1 ? 0 : (nth / (ofSide - 1) - 0.5) * ((2 * Math.PI) / 3);
    const side = isLeft ? -1 : 1;
    return {
      x: round(CENTRE.x + side * Math.cos(angle) * RADIUS.x),
      y: round(CENTRE.y + Math.sin(angle) * RADIUS.y * 1.12),
    };
  });
}

function drawn(neighbour: Neighbour, place: Place, most: number): Html[] {
  const share = neighbour.count / most;
  const isLeft = place.x < CENTRE.x;
  const radius = round(3 + 3 * Math.sqrt(share));
  return [
    h('circle', { cx: place.x, cy: place.y, r: radius }),
    h(
      'text',
      {
        x: isLeft ? place.x - radius - 3 : place.x + radius + 3,
        y: place.y + 4,
        'text-anchor': isLeft ? 'end' : 'start',
      },
      shortName(neighbour.name),
    ),
  ];
}

/**
 * The small graph of what is beside the one that a page is about: the more papers in common, the thicker the line. It is a picture;
 * a list with links says the same beside it. @param id of its title in the page
 */
export function neighbourGraph(
  centre: string,
  neighbours: readonly Neighbour[],
  kind: string,
  id: string,
): Html | undefined {
  const shown = neighbours.slice(0, DRAWN);
  if (shown.length === 0) return undefined;
  const most = Math.max(...shown.map(({ count }) => count), 1);
  const places = placesAround(shown.length);
  const placed = shown.flatMap((neighbour, index) => {
    const place = places[index];
    return place ? [{ neighbour, place }] : [];
  });
  const names = shown.map(({ name, count }) => `${name} (${count})`).join(', ');
  return h(
    'svg',
    {
      class: 'network',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: 'img',
      'aria-labelledby': id,
      width: WIDTH,
      height: HEIGHT,
    },
    h('title', { id }, `${centre} and ${kind}, with the papers in common: ${names}`),
    placed.map(({ neighbour, place }) =>
      h('line', {
        x1: CENTRE.x,
        y1: CENTRE.y,
        x2: place.x,
        y2: place.y,
        'stroke-width': round(1 + 5 * (neighbour.count / most)),
      }),
    ),
    h('circle', { class: 'centre', cx: CENTRE.x, cy: CENTRE.y, r: 8 }),
    placed.map(({ neighbour, place }) => drawn(neighbour, place, most)),
  );
}

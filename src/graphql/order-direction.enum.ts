import { graphEnum } from './graph-enum';

export const OrderDirection = graphEnum('OrderDirection', 'Which end of an order comes first.', {
  ASC: 'Smallest, oldest, A first.',
  DESC: 'Largest, newest, Z first.',
});
export type OrderDirection = keyof typeof OrderDirection;

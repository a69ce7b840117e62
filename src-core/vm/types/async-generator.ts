/** Asynchronous generators can be made, since the library asks for their type; running one is refused (Objects/genobject.c). */
import { genericGetAttr } from '../../objects/abstract/attr.ts';
import { fillType } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { asyncGeneratorType } from '../../objects/type.ts';

const refuse = (): never => raise.NotImplementedError('asynchronous generators are not supported yet');

fillType(asyncGeneratorType, {
  slots: { tp_getattro: genericGetAttr, am_aiter: refuse, am_anext: refuse },
  methods: {
    asend: ['(self, value, /)', refuse],
    athrow: ['~(self, *args)', refuse],
    aclose: ['(self, /)', refuse],
  },
});

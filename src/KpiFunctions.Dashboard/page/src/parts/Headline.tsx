import type { Catalogue, KpiAnswer } from '../api/types';
import { headlineGroups } from '../state/headline';
import { Figure } from './Figure';
import { Spark } from './Spark';

export function Headline({ answer, catalogue }: { answer: KpiAnswer; catalogue: Catalogue }) {
  return (
    <div class="headline">
      {headlineGroups.map(group => (
        <section key={group.title} class="card group" aria-label={group.title}>
          <h2 class="group-title">{group.title}</h2>
          <dl>
            {group.kpis.map((name, position) => (
              <Figure key={name} name={name} main={position === 0} answer={answer} catalogue={catalogue}>
                {position === 0 && <Spark points={answer.points} kpi={name} />}
              </Figure>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

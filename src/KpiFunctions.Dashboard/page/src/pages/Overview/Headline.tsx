import type { KpiAnswer } from '../../api/types';
import { Spark } from '../../charts/Spark';
import { Figure } from './Figure';
import { headlineGroups } from './headlineKpis';

export function Headline({ answer }: { answer: KpiAnswer }) {
  return (
    <div class="headline">
      {headlineGroups.map(group => (
        <section key={group.title} class="card group" aria-label={group.title}>
          <h2 class="group-title">{group.title}</h2>
          <dl>
            {group.kpis.map((name, position) => (
              <Figure key={name} name={name} main={position === 0} answer={answer}>
                <Spark points={answer.points} kpi={name} />
              </Figure>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

using KpiFunctions.Core.Experiments;
using KpiFunctions.Core.Records;
using KpiFunctions.Intake;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Experiments;

/// <summary>POST /experiments/power: how many units each variant needs, before an experiment is declared.</summary>
internal sealed class PlanSample(BodyReader bodies)
{
    [Function(nameof(PlanSample))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "experiments/power")] HttpRequest http)
    {
        var body = await bodies.ReadAsync(http);
        if (body.Problem is not null) return body.Problem;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (JsonFields.Read(body.Bytes, fields) is { } unreadable) return RegistryAnswers.Refused(unreadable);
        var (plan, problem) = SamplePlan.Read(fields);
        if (plan is null) return RegistryAnswers.Refused(new Rejection(RejectReason.FieldInvalid, problem!.Field, problem.Detail));
        return Results.Json(SamplePlanAnswer.Of(plan));
    }
}

/// <param name="Sample">Units of each variant for one look at the end; Total: of all.</param>
/// <param name="SequentialSample">The same for the always-valid interval.</param>
internal sealed record SamplePlanAnswer(long Sample, long Total, long SequentialSample, long SequentialTotal, double Alpha, double Power, int Variants)
{
    public static SamplePlanAnswer Of(SamplePlan plan)
    {
        var size = plan.Size;
        return new(plan.FixedSample, plan.FixedSample * size.Variants, plan.SequentialSample, plan.SequentialSample * size.Variants, size.Alpha, size.Power, size.Variants);
    }
}

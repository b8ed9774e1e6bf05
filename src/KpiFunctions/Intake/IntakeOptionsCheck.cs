using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Signatures;
using KpiFunctions.Intake.Postbacks;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Intake;

/// <summary>Says in one sentence each what is wrong with the intake's settings; shows no secret.</summary>
internal sealed class IntakeOptionsCheck : IValidateOptions<IntakeOptions>
{
    private const int MinKeyLength = 32;
    private const int MaxBody = 25 * 1024 * 1024;
    private const int MaxKeepDays = 365;

    public ValidateOptionsResult Validate(string? name, IntakeOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(IntakeOptions options)
    {
        if (options.MaxBodyBytes is < 1024 or > MaxBody) yield return $"MaxBodyBytes is {options.MaxBodyBytes}; it must be from 1024 to {MaxBody}.";
        if (options.ClickKey.Length < MinKeyLength) yield return $"ClickKey is missing or shorter than {MinKeyLength} characters.";
        if (options.PersonKey.Length < MinKeyLength) yield return $"PersonKey is missing or shorter than {MinKeyLength} characters.";
        if (KeyVaultReference.Is(options.ClickKey)) yield return $"ClickKey is {KeyVaultReference.Explained}.";
        if (KeyVaultReference.Is(options.PersonKey)) yield return $"PersonKey is {KeyVaultReference.Explained}.";
        foreach (var problem in options.Senders.SelectMany(each => SenderSettings.Problems(each.Key, each.Value))) yield return problem;
        foreach (var problem in options.Postbacks.SelectMany(each => PostbackSettings.Problems(each.Key, each.Value))) yield return problem;
        if (options.Pixel.AllowedStages.Any(stage => !Stages.InOrder.Contains(stage))) yield return $"Pixel:Stages has one that is none of: {string.Join(", ", Stages.InOrder)}.";
        if (options.Script.KeepDays is < 1 or > MaxKeepDays) yield return $"Script:KeepDays is {options.Script.KeepDays}; it must be from 1 to {MaxKeepDays}.";
    }
}

using KpiFunctions.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Intake;

/// <summary>Says in one sentence each what is wrong with the intake's settings; shows no secret.</summary>
internal sealed class IntakeOptionsCheck : IValidateOptions<IntakeOptions>
{
    private const int MinKeyLength = 32;
    private const int MaxBody = 25 * 1024 * 1024;

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
        foreach (var (sender, settings) in options.Senders)
        {
            var secrets = Split(settings.Secrets);
            if (secrets.Length == 0) yield return $"Senders:{sender}:Secrets is missing.";
            for (var i = 0; i < secrets.Length; i++)
            {
                if (!WebhookSecret.TryParse(secrets[i], out _)) yield return $"Senders:{sender}:Secrets, number {i + 1}, is not 24 to 64 bytes in base64.";
            }
        }
    }

    internal static string[] Split(string secrets) => secrets.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

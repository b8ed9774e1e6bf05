using KpiFunctions.Core.Retention;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Retention;

/// <summary>Section <c>Retention</c>: days for which each kind of record is kept as it came; 0 for ever.</summary>
internal sealed class RetentionOptions
{
    /// <summary>Words and addresses of comments, mentions, messages and replies. Default 395: thirteen months, so that a month can be held against that of the year before.</summary>
    public int TextDays { get; set; } = 395;

    /// <summary>Visitors of clicks. Default 760: twenty-five months.</summary>
    public int ClickDays { get; set; } = 760;

    /// <summary>Kept rejects. Default 30.</summary>
    public int RejectDays { get; set; } = 30;

    /// <summary>Files that could not be read. Default 90.</summary>
    public int QuarantineDays { get; set; } = 90;

    /// <summary>Uploaded files that were imported. Default 395, because they hold texts too; afterwards they cannot be read again under better rules.</summary>
    public int ImportDays { get; set; } = 395;

    /// <summary>What of a UTC day of the log is past its time on another one.</summary>
    public ExpiredKinds DueOf(DateOnly utcDay, DateOnly today) =>
        (IsOver(TextDays, utcDay, today) ? ExpiredKinds.Texts : ExpiredKinds.None) | (IsOver(ClickDays, utcDay, today) ? ExpiredKinds.Clicks : ExpiredKinds.None);

    private static bool IsOver(int days, DateOnly utcDay, DateOnly today) => days > 0 && today.DayNumber - utcDay.DayNumber > days;
}

internal sealed class ValidateRetentionOptions(IOptions<ReportingOptions> reporting) : IValidateOptions<RetentionOptions>
{
    private const int Longest = 36_500;

    // The longest lookback is a year: younger clicks may still be credited.
    private const int FewestClickDays = 366;

    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        var closed = reporting.Value.FinalityDays + 1;
        var wrong = new[]
        {
            (Name: nameof(options.TextDays), Days: options.TextDays, Fewest: closed),
            (Name: nameof(options.ClickDays), Days: options.ClickDays, Fewest: Math.Max(closed, FewestClickDays)),
            (Name: nameof(options.RejectDays), Days: options.RejectDays, Fewest: 1),
            (Name: nameof(options.QuarantineDays), Days: options.QuarantineDays, Fewest: 1),
            (Name: nameof(options.ImportDays), Days: options.ImportDays, Fewest: 1),
        }.Where(each => each.Days != 0 && (each.Days < each.Fewest || each.Days > Longest))
            .Select(each => $"Setting Retention:{each.Name} must be 0 (for ever) or {each.Fewest} to {Longest} days.").ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}

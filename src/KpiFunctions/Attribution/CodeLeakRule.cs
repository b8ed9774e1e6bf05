using System.Globalization;
using KpiFunctions.Alerts;
using KpiFunctions.Core.Alerts;
using KpiFunctions.Core.Attribution.Coupons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Findings;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>Codes that are redeemed by people who never met their owner: a finding of a range, and news of the last thirty days.</summary>
internal sealed class CodeLeakRule(PathReader reader, IOptions<AttributionOptions> options) : IFindingRule, IAlertSource
{
    private const int Days = 30;

    public async Task<IReadOnlyList<Finding>> FindAsync(Period period, CancellationToken cancel) =>
        [.. (await LeaksAsync(period, cancel)).Select(leak => Finding.Of("code-leak", "alarm", null, "", period, $"Code {leak.Coupon} has leaked", Detail(leak), Numbers(leak)))];

    public async Task<IReadOnlyList<Alert>> LookAsync(DateOnly lastDay, CancellationToken cancel)
    {
        var leaks = await LeaksAsync(new Period(lastDay.AddDays(1 - Days), lastDay), cancel);
        return [.. leaks.Select(leak => new Alert(AlertKind.CodeLeak, AlertSeverity.Alarm, $"{leak.Coupon}|{lastDay:yyyy-MM}", lastDay, $"Code {leak.Coupon} has leaked", Detail(leak), Numbers(leak)))];
    }

    private async Task<IReadOnlyList<CodeLeak>> LeaksAsync(Period period, CancellationToken cancel)
    {
        var read = await reader.ReadAsync(period, options.Value.Lookback, Stages.Purchase, withOthers: false, cancel);
        return CodeLeaks.Of(read.Paths, read.Clicks);
    }

    private static string Detail(CodeLeak leak) => string.Create(
        CultureInfo.InvariantCulture, $"{leak.Redemptions} redemptions, {leak.CodeOnly} of them without any touch, against {leak.OwnerClicks} clicks of its owner.");

    private static Dictionary<string, double> Numbers(CodeLeak leak) => new() { ["redemptions"] = leak.Redemptions, ["codeOnly"] = leak.CodeOnly, ["ownerClicks"] = leak.OwnerClicks };
}

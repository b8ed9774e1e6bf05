using System.Globalization;
using KpiFunctions.Access;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Log;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Intake;

/// <summary>Records that somebody followed a tracking link. The address is used for the visitor's hash and forgotten.</summary>
internal sealed class ClickLog(IEventLog log, ClickIds ids, PersonKeys persons, RecentClicks recent, LostClicks lost, IntakeMeter meter, NextNonce nonce, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1500);

    /// <summary>Returns the click's id, also when the click could not be stored: a visitor is not stopped by our storage.</summary>
    public async Task<string> RecordAsync(HttpRequest request, RegistryEntry link)
    {
        var now = TimeText.ToMilliseconds(clock.GetUtcNow());
        var chance = nonce();
        var person = persons.OfDay(DateOnly.FromDateTime(now.UtcDateTime), ClientAddress.Of(request), request.Headers.UserAgent.ToString());
        var clickId = ids.Issue(new ClickToken(link.Id, now, person), chance);
        var click = new LogRecord
        {
            Type = RecordType.Click,
            Namespace = "links",
            Id = string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeSeconds()}-{chance:x16}"),
            Source = "link",
            OccurredAt = now,
            ReceivedAt = now,
            On = new Dimensions(Link: link.Id),
            Person = person,
            ClickId = clickId,
            ClickClass = Classify(request, person, link.Id, now),
            ClickRules = ClickClassifier.RulesVersion,
        };
        await StoreAsync(click);
        return clickId;
    }

    private string Classify(HttpRequest request, string person, string link, DateTimeOffset now)
    {
        var stated = ClickClassifier.Classify(request.Method, name => request.Headers[name]);
        return stated == ClickClasses.Human && !recent.IsNew(person, link, now) ? ClickClasses.Duplicate : stated;
    }

    // A visitor waits for storage only so long. The append goes on and is counted as what it comes to.
    private async Task StoreAsync(LogRecord click)
    {
        try
        {
            await SettleAsync(click).WaitAsync(Patience, clock);
        }
        catch (TimeoutException)
        {
            // The visitor is sent on with the click on its way.
        }
    }

    private async Task SettleAsync(LogRecord click)
    {
        var isStored = false;
        try
        {
            isStored = await IsStoredAsync(click);
        }
        finally
        {
            if (isStored) meter.CountRecords(click.Source, RecordResult.Accepted, 1);
            else lost.Add(click.ReceivedAt);
        }
    }

    private async Task<bool> IsStoredAsync(LogRecord click)
    {
        try
        {
            return await log.AppendAsync([click]) == AppendOutcome.Stored;
        }
        catch (Exception fault) when (StorageFaults.Is(fault, CancellationToken.None))
        {
            return false;
        }
    }
}

using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Kpis;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Conversations;

/// <summary>GET /conversations/summary: what was said of the own brand in a range, in all, by topic, by product and by platform.</summary>
internal sealed class SummarizeConversations(RemarkReader remarks)
{
    private static readonly TimeSpan UsualTime = TimeSpan.FromHours(24);

    [Function(nameof(SummarizeConversations))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "conversations/summary")] HttpRequest http, CancellationToken cancel)
    {
        var (period, bad) = RemarkRange.Read(http.Query, remarks.Today);
        if (period is not { } range) return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad!.Detail, bad.Name);
        if (!ConversationRequest.TryReadHours(http.Query["answeredWithinHours"], out var within) || within == TimeSpan.Zero)
            return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", "'answeredWithinHours' is no number of hours above 0, up to a year.", "answeredWithinHours");
        var filter = new ConversationFilter(
            Platform: ConversationRequest.Text(http.Query["platform"]), Campaign: ConversationRequest.Text(http.Query["campaign"]), Influencer: ConversationRequest.Text(http.Query["influencer"]));
        var read = await remarks.ReadAsync(range, cancel);
        return Results.Json(Answer(range, read, [.. read.Remarks.Where(received => filter.Takes(received, read.Brands, read.At))], within ?? UsualTime));
    }

    private static SummaryAnswer Answer(Period range, RemarksRead read, IReadOnlyList<ReceivedRemark> taken, TimeSpan within)
    {
        var topics = taken.GroupBy(received => received.Remark.Said.Topic ?? ConversationFilter.Unknown).Select(TopicSummary.Of)
            .OrderByDescending(topic => topic.Count).ThenBy(topic => topic.Topic, StringComparer.Ordinal);
        var products = taken.Where(received => received.Remark.Said.Product is not null).GroupBy(received => received.Remark.Said.Product!).Select(ProductSummary.Of)
            .OrderByDescending(product => product.Count).ThenBy(product => product.Product, StringComparer.Ordinal);
        var platforms = taken.GroupBy(received => received.Remark.Platform ?? ConversationFilter.Unknown).OrderBy(platform => platform.Key, StringComparer.Ordinal)
            .Select(platform => ConversationSummary.Of(platform.Key, [.. platform], within, read.At));
        return new SummaryAnswer(
            IsoDay.Text(range.From), IsoDay.Text(range.To), read.At, ConversationSummary.Of(null, taken, within, read.At), [.. topics], [.. products], [.. platforms]);
    }
}

using System.Globalization;
using KpiFunctions.Core.Conversation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Conversations;

/// <summary>GET /conversations: what people said, open negatives first, then the newest.</summary>
internal sealed class ListConversations(RemarkReader remarks)
{
    [Function(nameof(ListConversations))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "conversations")] HttpRequest http, CancellationToken cancel)
    {
        var (request, bad) = ConversationRequest.Read(http, remarks.Today);
        if (request is null) return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad!.Detail, bad.Name);
        var read = await remarks.ReadAsync(request.Period, cancel);
        var taken = read.Remarks.Where(received => request.Filter.Takes(received, read.Brands, read.At)).ToList();
        var page = InOrder(taken).Skip(request.Skip).Take(request.Size).Select(ConversationView.Of).ToList();
        var next = request.Skip + page.Count;
        return Results.Json(new
        {
            from = IsoDay.Text(request.Period.From),
            to = IsoDay.Text(request.Period.To),
            total = taken.Count,
            items = page,
            continuation = next < taken.Count ? next.ToString(CultureInfo.InvariantCulture) : null,
        });
    }

    private static IEnumerable<ReceivedRemark> InOrder(IEnumerable<ReceivedRemark> remarks) => remarks
        .OrderByDescending(received => received.IsOpenNegative)
        .ThenByDescending(received => received.Remark.At)
        .ThenBy(received => received.Name, StringComparer.Ordinal);
}

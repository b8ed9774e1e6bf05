using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Webhooks;

/// <summary>Turns an authenticated delivery into records. Whatever the bytes are, it answers and does not throw.</summary>
public interface IWebhookMapping
{
    /// <param name="context">Its namespace is the sender's.</param>
    WebhookContent Read(WebhookRequest request, EventContext context);

    /// <summary>The headers that it reads: a rejected delivery is kept with these.</summary>
    IReadOnlyCollection<string> Headers => [];

    /// <summary>Which values of a delivery it reads, for what is kept of people.</summary>
    ReadMarks MarksOf(WebhookRequest request) => ReadMarks.None;
}

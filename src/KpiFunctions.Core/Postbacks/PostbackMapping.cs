using System.Text.RegularExpressions;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Postbacks;

/// <summary>What the settings say of one network.</summary>
public sealed record PostbackFacts
{
    /// <summary>Of amounts that say none; null: such amounts are refused.</summary>
    public string? Currency { get; init; }

    /// <summary>Whose clock times without an offset are read by.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The stage of postbacks that name no event.</summary>
    public string Stage { get; init; } = Stages.Purchase;
}

/// <summary>A postback's parameters, a JSON object, to records: an approved conversion and its commission, or a reversal that takes both back.</summary>
public sealed partial record PostbackMapping(PostbackNetwork Network, PostbackFacts Facts) : IWebhookMapping
{
    public WebhookContent Read(WebhookRequest request, EventContext context)
    {
        if (JsonBody.Open(request.Body, out var document) is { } failure) return ContentBuilder.Only(request.Body, failure);
        using (document)
        {
            try
            {
                return Read(request, document!.RootElement, context);
            }
            catch (InvalidOperationException)
            {
                // An escaped half of a surrogate pair: valid JSON, yet no text.
                return ContentBuilder.Only(request.Body, JsonFields.NoText());
            }
        }
    }

    private WebhookContent Read(WebhookRequest request, System.Text.Json.JsonElement item, EventContext context)
    {
        if (item.ValueKind != System.Text.Json.JsonValueKind.Object)
            return ContentBuilder.Only(request.Body, new Rejection(RejectReason.NotAnObject, null, "This is no JSON object."));
        using var inner = Network.TextMember is { } member ? JsonBody.Inner(item, member) : null;
        var payload = new Payload(item, item, request) { Inner = inner?.RootElement, InnerName = Network.TextMember };
        var content = new ContentBuilder();
        Read(new PostbackFields(Network.Fields.Fill(RecordType.Conversion, payload), Facts, context), request.Body, context, content);
        return content.Build();
    }

    private void Read(PostbackFields said, ReadOnlyMemory<byte> raw, EventContext context, ContentBuilder content)
    {
        if (said.All.FirstOrDefault(field => Macro().IsMatch(field.Value)) is { Key: { } unfilled })
            content.Add(raw, new Rejection(RejectReason.FieldInvalid, unfilled, $"'{unfilled}' is a macro that the network did not fill in."));
        else if (StateOf(said.Status) is not { } state)
            content.Add(raw, new Rejection(RejectReason.FieldInvalid, "status", "The network's status is none that we know: the settings' States can say what it means."));
        else if (StageOf(said.Event) is not { } stage)
            content.Add(raw, new Rejection(RejectReason.EventUnmapped, "event", "The network's event has no stage: the settings' Stages can say which."));
        else if (Nothing(state, stage) is { } nothing) content.Skip(nothing);
        else
        {
            var records = new PostbackRecords(Network, said, stage, context);
            foreach (var outcome in state == PostbackState.Approved ? records.Approved() : records.Reversed()) content.Add(raw, outcome);
        }
    }

    private PostbackState? StateOf(string? status) =>
        status is null ? PostbackState.Approved : Network.States.TryGetValue(status.Trim(), out var state) ? state : null;

    private string? StageOf(string? name) => name is null ? Facts.Stage : Network.Stages.GetValueOrDefault(name.Trim());

    private static string? Nothing(PostbackState state, string stage) => (state, stage) switch
    {
        (PostbackState.Ignored, _) => "A test, or nothing that says of a conversion whether it counts.",
        (_, PostbackWords.NoStage) => "This event is no stage of the funnel.",
        (PostbackState.Pending, _) => "pending: it counts when the network approves it.",
        (PostbackState.Reversed, Stages.Signup or Stages.Lead) => $"reversed: a {stage} brings no money that could go back, and stays counted if it was.",
        _ => null,
    };

    // "{payout}" anywhere; "[clickid]", REPLACE and OPTIONAL are what templates show where something is to be filled in.
    [GeneratedRegex(@"\{[A-Za-z_][A-Za-z0-9_.:-]*\}|\A(\[[A-Za-z_][A-Za-z0-9_.:-]*\]|REPLACE|OPTIONAL)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Macro();
}

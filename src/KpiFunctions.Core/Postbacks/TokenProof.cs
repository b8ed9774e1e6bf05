using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Postbacks;

/// <summary>A shared token among the parameters. It proves the sender and not what is said: whoever sees one postback can write another.</summary>
internal sealed class TokenProof(IReadOnlyList<string> names, IReadOnlyList<string> tokens, bool isOptional) : IPostbackProof
{
    private readonly List<SigningKey> keys = [.. tokens.Select(token => KeyForm.Text.Read(token)!)];
    private readonly TokenScheme scheme = new([
        .. names.Select(name => (TokenPlace.Query, name)),
        .. names.Select(name => (TokenPlace.Member, name)),
        (TokenPlace.Bearer, ""),
    ]);

    public OpenedPostback Open(WebhookRequest request)
    {
        var whole = PostbackParameters.WithForm(request);
        var outcome = scheme.Verify(whole, keys, default);
        if (isOptional && (keys.Count == 0 || outcome == WebhookOutcome.HeaderMissing)) outcome = WebhookOutcome.Valid;
        return new OpenedPostback(outcome, outcome == WebhookOutcome.Valid ? PostbackParameters.Read(whole, names) : default);
    }
}

using System.Text;
using KpiFunctions.Core.Postbacks;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Core.Tests.Postbacks;

public sealed class PostbackProofTests
{
    public static TheoryData<string, string> Tokens
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var network in KnownNetworks.All)
                foreach (var name in network.TokenNames) all.Add(network.Name, name);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void The_token_may_stand_in_the_address_in_a_form_or_in_json(string network, string name)
    {
        var form = Posted.Post($"{name}=a+shared+token&x=1", "application/x-www-form-urlencoded");

        Assert.Equal(WebhookOutcome.Valid, Posted.Open(network, Posted.Get($"{name}=a%20shared%20token")).Outcome);
        Assert.Equal(WebhookOutcome.Valid, Posted.Open(network, form).Outcome);
        Assert.Equal(WebhookOutcome.Valid, Posted.Open(network, Posted.Post($$"""{"{{name}}":"a shared token"}""")).Outcome);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_token_that_is_wrong_missing_or_too_long_is_refused(string network, string name)
    {
        Assert.Equal(WebhookOutcome.SignatureWrong, Posted.Open(network, Posted.Get($"{name}=another%20token")).Outcome);
        Assert.Equal(WebhookOutcome.SignatureWrong, Posted.Open(network, Posted.Get($"{name}=a%20shared%20toke")).Outcome);
        Assert.Equal(WebhookOutcome.HeaderMissing, Posted.Open(network, Posted.Get("cid=c")).Outcome);
        Assert.Equal(WebhookOutcome.HeaderMissing, Posted.Open(network, Posted.Get($"{name}=")).Outcome);
        Assert.Equal(WebhookOutcome.HeaderInvalid, Posted.Open(network, Posted.Get($"{name}=a%20shared%20token{new string('x', 5000)}")).Outcome);
        Assert.True(Posted.Open(network, Posted.Get($"{name}=wrong")).Parameters.IsEmpty);
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void No_token_is_among_what_is_read_and_kept(string network, string name)
    {
        var opened = Posted.Open(network, Posted.Post($$"""{"{{name}}":"a shared token","cid":"c"}""", query: $"{name}=a%20shared%20token&txid=t"));

        Assert.Equal("""{"txid":"t","cid":"c"}""", Encoding.UTF8.GetString(opened.Parameters.Span));
    }

    [Fact]
    public void While_a_token_is_changed_both_are_valid() =>
        Assert.Equal(WebhookOutcome.Valid, Posted.Proof("voluum", isOptional: false, "an older token", Posted.Token).Open(Posted.Get("token=a%20shared%20token")).Outcome);

    [Fact]
    public void An_optional_token_may_be_missing_and_must_not_be_wrong()
    {
        var proof = Posted.Proof("voluum", isOptional: true, Posted.Token);

        Assert.Equal(WebhookOutcome.Valid, proof.Open(Posted.Get("cid=c")).Outcome);
        Assert.Equal(WebhookOutcome.SignatureWrong, proof.Open(Posted.Get("cid=c&token=wrong")).Outcome);
        Assert.Equal(WebhookOutcome.Valid, Posted.Proof("voluum", isOptional: true).Open(Posted.Get("cid=c&token=whatever")).Outcome);
    }

    [Fact]
    public void Without_any_token_nothing_is_proved() =>
        Assert.Equal(WebhookOutcome.SignatureWrong, Posted.Proof("voluum", isOptional: false).Open(Posted.Get("cid=c&token=whatever")).Outcome);
}

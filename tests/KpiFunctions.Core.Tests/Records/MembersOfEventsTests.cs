using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Records;

/// <summary>Events and registry entries name posts and accounts by address and meet under one member.</summary>
public sealed class MembersOfEventsTests
{
    private static readonly EventContext Context = new("events", "default", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), text => text);

    [Fact]
    public void An_event_may_name_its_post_and_its_account_by_address()
    {
        var on = Event(("post", "https://www.instagram.com/reel/C8abcDEfgh1/?igsh=x"), ("account", "https://www.instagram.com/Lena.Fit/")).Record!.On;

        Assert.Equal(("instagram:C8abcDEfgh1", "instagram:lena.fit"), (on.Post, on.Account));
    }

    [Fact]
    public void A_registry_entry_is_found_under_the_address_of_what_it_is_about()
    {
        var post = RegistryFields.ToRecord("posts", "https://www.tiktok.com/@lena/video/7123456789012345678", Fields(("platform", "tiktok"), ("account", "https://www.tiktok.com/@Lena")), Context);
        var account = RegistryFields.ToRecord("accounts", "https://www.tiktok.com/@Lena", Fields(("platform", "tiktok"), ("handle", "https://www.tiktok.com/@Lena")), Context);

        Assert.Equal(("tiktok:7123456789012345678", "tiktok:lena"), (post.Record!.States!.Target, post.Record.States.Fields["account"]));
        Assert.Equal(("tiktok:lena", "lena"), (account.Record!.States!.Target, account.Record.States.Fields["handle"]));
    }

    [Theory]
    [InlineData("post", "https://www.instagram.com/lena.fit/", "'post' is an address of instagram, but not of a post, or not of the platform that the record names.")]
    [InlineData("account", "https://www.instagram.com/p/C8abcDEfgh1/", "'account' is an address of instagram, but not of an account, or not of the platform that the record names.")]
    public void An_address_of_something_else_is_refused_by_its_field(string field, string address, string detail)
    {
        var rejection = Event((field, address)).Rejection!;

        Assert.Equal((RejectReason.FieldInvalid, field, detail), (rejection.Reason, rejection.Field, rejection.Detail));
    }

    [Fact]
    public void A_platform_and_an_address_of_another_one_contradict_each_other()
    {
        var rejection = Event(("platform", "tiktok"), ("post", "https://www.instagram.com/p/C8abcDEfgh1/")).Rejection!;

        Assert.Equal((RejectReason.FieldInvalid, "post"), (rejection.Reason, rejection.Field));
    }

    private static RecordOutcome Event(params (string Name, string Value)[] more) =>
        EventFields.ToRecord(Fields([("type", "click"), ("id", "c1"), ("occurredAt", "2026-03-01T10:00:00Z"), .. more]), Context);

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
}

using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Records;

/// <summary>Comments, mentions, messages and replies: who says what of whom, in answer to what.</summary>
internal static partial class EventRemarks
{
    private const string Removed = "***";

    public static readonly string[] Names = ["parent", "author", "brand", "product", "topic", "language", "text", "sentiment", "url", "keywords", "fromBrand"];

    private static readonly string[] YesOrNo = ["true", "false", "yes", "no"];

    public static LogRecord Complete(LogRecord draft, FieldReader reader, Func<string, string> hash)
    {
        if (reader.Text("id") is not { } id)
        {
            reader.Fail(RejectReason.IdMissing, "id", "'id' is missing.");
            return draft;
        }
        var parent = reader.Text("parent");
        if (parent is null && draft.Type == RecordType.Reply) reader.Fail(RejectReason.FieldMissing, "parent", "A reply needs its 'parent': the id of what it answers.");
        var author = reader.Text("author");
        return draft with
        {
            Id = id,
            Counters = EventReadings.ReadCounters(reader, draft.Type, required: false),
            Remark = new Remark(
                parent,
                author is null ? null : hash("author:" + author),
                reader.Text("brand"),
                reader.Text("product"),
                reader.Text("topic"),
                reader.Text("language"),
                reader.Prose("text", Remark.MaxText) is { } text ? WithoutAddresses(text) : null,
                reader.OneOf("sentiment", Remark.Sentiments),
                reader.Text("url", 2048),
                reader.Text("keywords"),
                reader.OneOf("fromBrand", YesOrNo) is { } said ? said is "true" or "yes" : null,
                IsAccount(author, draft.On.Account)),
        };
    }

    public static string WithoutAddresses(string text) => Address().Replace(text, Removed);

    /// <param name="account">In its normal form.</param>
    public static bool IsAccount(string? author, string? account) =>
        author is not null && account is not null && MemberIds.Account(author, MemberIds.PlatformOf(account)) == account;

    /// <param name="account">As a sender writes it, with or without its platform.</param>
    public static bool IsAccount(string? author, string? account, string? platform) =>
        account is not null && IsAccount(author, MemberIds.Account(account, platform is null ? null : MemberIds.Platform(platform)));

    // Bounded in length, so that no text makes it slow.
    [GeneratedRegex(@"[\p{L}\p{N}._+'-]{1,64}(@|%40)[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63}){1,8}", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}

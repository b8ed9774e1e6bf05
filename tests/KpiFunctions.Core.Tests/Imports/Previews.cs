using System.Text;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Imports.Preview;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>What a file would give, told before it is imported.</summary>
public sealed class Previews
{
    public static Task<ImportPreview> OfAsync(string text, FileHints? hints = null) => OfAsync(Encoding.UTF8.GetBytes(text), hints);

    [Fact]
    public async Task A_known_export_is_shown_as_it_would_be_read()
    {
        var preview = await OfAsync("transID;userID;transdate;transamount;commission;x\n1;7;25/02/2026;1.000,50;0;a\n2;7;26/02/2026;nix;0;b\n", new FileHints { Currency = "EUR" });

        Assert.Equal(("utf-8", ";", 1L, "shareasale-transactions", "B", "dmy", "comma"),
            (preview.Encoding, preview.Delimiter, preview.HeaderLine, preview.Dialect, preview.Grade, preview.DateOrder, preview.DecimalSign));
        Assert.Contains("\"amount\":100050", Assert.Single(preview.Records), StringComparison.Ordinal);
        Assert.Equal((3L, "amount-invalid", "transamount"), (preview.Rejected[0].Line, preview.Rejected[0].Reason, preview.Rejected[0].Field));
        Assert.Equal(["id", "influencer", "occurredAt", "amount", "amount", null], preview.Columns.Select(column => column.Field));
        Assert.Null(preview.Proposal);
    }

    [Fact]
    public async Task An_unknown_file_is_answered_with_a_mapping_to_confirm()
    {
        var preview = await OfAsync("Report of March\n\nPost URL,Creator name,Total views,Likes,Mood\nhttps://www.tiktok.com/@lena/video/7300000000000000001,Lena,\"1,234\",56,good\n");

        Assert.Equal((3L, null, null), (preview.HeaderLine, preview.Dialect, preview.Problem));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["fingerprint"] = preview.Fingerprint!,
                ["type"] = "postMetrics",
                ["field.post"] = "Post URL",
                ["field.influencer"] = "Creator name",
                ["field.metrics.views"] = "Total views",
                ["field.metrics.likes"] = "Likes",
            },
            preview.Proposal);
        Assert.Contains("\"counters\":{\"likes\":56,\"views\":1234}", Assert.Single(preview.Records), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hypeauditor", "Username,Subscribers,ER\nlena,1.2M,6.83\n", "field.metrics.followers", "Subscribers")]
    [InlineData("social-blade", "username,display_name,date,followers,following\nlena,Lena,2026-03-01,500,7\n", "field.occurredAt", "date")]
    [InlineData("buzzsumo", "URL,Total Shares,Title\nhttps://example.com/a,7,x\n", "field.metrics.shares", "Total Shares")]
    [InlineData("aspire", "Member,Order ID,Date,Sales (USD),Promo Code\nLena,1,2026-03-01,10,LENA10\n", "field.amount", "Sales (USD)")]
    [InlineData("upfluence", "Order Number,Order Date,Total,Discount Code\n1,2026-03-01,10,LENA10\n", "field.coupon", "Discount Code")]
    [InlineData("refersion", "Order ID,Created At,Total,Affiliate\n1,2026-03-01,10,Lena\n", "field.influencer", "Affiliate")]
    [InlineData("sprout-listening", "Timestamp,Network,Message,Sentiment,Permalink,Topic\n2026-03-01 10:00:00,X,Nice,positive,https://x.com/a/status/1,Acme\n", "field.keywords", "Topic")]
    [InlineData("hootsuite-listening", "Date,Author,Content,Tone,URL\n2026-03-01,anna,Nice,positive,https://x.com/a/status/1\n", "field.sentiment", "Tone")]
    [InlineData("mentionlytics", "Date,Channel,Mention,Engagement,Link\n2026-03-01,Twitter,Nice,5,https://x.com/a/status/1\n", "field.platform", "Channel")]
    [InlineData("hypeauditor-audience", "Username,Platform,Male,Female,18-24,Real People,Suspicious Accounts\nlena,instagram,38,62,41,80,5\n", "field.shares.quality.real", "Real People")]
    [InlineData("surveys", "Survey,Question,Responses,Promoters,Passives,Detractors\nspring,nps,800,412,240,148\n", "field.counts.promoters", "Promoters")]
    [InlineData("woocommerce", "Order Number,Order Date,Order Total Amount,Coupon Code,Billing Email\n1,2026-03-01,10,,a@example.com\n", "field.email", "Billing Email")]
    public async Task A_tool_without_a_public_sample_has_a_template_to_start_from(string template, string text, string field, string column)
    {
        var preview = await OfAsync(text, new FileHints { Template = template });

        Assert.Equal(column, preview.Proposal![field]);
    }

    [Fact]
    public async Task A_proposal_that_is_saved_reads_the_file()
    {
        const string text = "Post URL,Views,Likes\nhttps://x.com/a/status/19,5,6\n";
        var preview = await OfAsync(text);

        var rows = await ImportText.ReadAsync(text, new FileHints { Mappings = [new SavedMapping("tool", preview.Proposal!)] });

        Assert.Equal("x:19", Assert.Single(rows).Records[0].On.Post);
    }

    [Fact]
    public async Task A_file_cut_in_the_midst_of_a_row_is_shown_up_to_there()
    {
        var preview = await OfAsync("type,id,occurredAt,campaign\nclick,c-1,2026-03-01T10:00:00Z,a\nclick,c-2,2026-03-01T10:00:00Z,\"b and c an");

        Assert.Equal(("events", 1), (preview.Dialect, preview.Records.Count));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("anna@example.com,49.90\nbob@example.com,20.00\n", "No known header")]
    [InlineData("Date,Video Views,Profile Views,Likes,Comments,Shares\nMarch 1,1,1,1,1,1\n", "does not say whose figures")]
    public async Task What_cannot_be_read_says_why(string text, string sentence)
    {
        var preview = await OfAsync(text);

        Assert.Contains(sentence, preview.Problem!.Sentence, StringComparison.Ordinal);
        Assert.Empty(preview.Records);
        Assert.DoesNotContain(preview.Columns, column => column.Name.Contains("anna", StringComparison.Ordinal));
    }

    private static Task<ImportPreview> OfAsync(byte[] bytes, FileHints? hints) =>
        ImportPreviewer.PreviewAsync(bytes, ImportText.Context with { Hints = hints ?? FileHints.None }, CancellationToken.None);
}

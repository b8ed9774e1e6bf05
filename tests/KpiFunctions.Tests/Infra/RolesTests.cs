namespace KpiFunctions.Tests.Infra;

/// <summary>Each role that the code needs is granted to the app, and no more than that.</summary>
public sealed class RolesTests
{
    private static readonly BicepFile Roles = BicepFile.Of("roles.bicep");

    // Ids as Azure publishes them: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
    private static readonly Dictionary<string, string> Published = new()
    {
        ["storageBlobDataOwner"] = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        ["storageBlobDataContributor"] = "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
        ["storageQueueDataContributor"] = "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
        ["storageTableDataContributor"] = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        ["storageTableDataReader"] = "76199698-9eea-4c19-bc75-cec21354c6b6",
        ["keyVaultSecretsUser"] = "4633458b-17de-408a-b874-0445c86b69e6",
        ["keyVaultSecretsOfficer"] = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
        ["monitoringMetricsPublisher"] = "3913510d-42f4-4e42-8a64-420c390055eb",
    };

    [Fact]
    public void Roles_are_the_published_ones()
    {
        var body = Roles.Find("role").Body;

        Assert.Equal(Published.Keys, BicepFile.Keys(body));
        Assert.Equal(Published.Values, Roles.TextsOf("role"));
    }

    [Theory]
    [InlineData("appOnStorage", "storage", "storageBlobDataOwner storageQueueDataContributor storageTableDataContributor")]
    [InlineData("appOnVault", "vault", "keyVaultSecretsUser")]
    [InlineData("appOnInsights", "insights", "monitoringMetricsPublisher")]
    [InlineData("deployerOnVault", "vault", "keyVaultSecretsOfficer")]
    [InlineData("uploaderOnInbox", "storage::blobService::inbox", "storageBlobDataContributor")]
    [InlineData("readerOnKpis", "storage::tableService::kpis", "storageTableDataReader")]
    public void A_grant_is_of_these_roles_in_this_place(string grant, string scope, string roles)
    {
        var body = Roles.Find(grant).Body;

        Assert.Equal(scope, Scope(body));
        Assert.Equal(roles.Split(' '), (grant == "appOnStorage" ? Roles.Find("ofApp").Body : body).Zip((grant == "appOnStorage" ? Roles.Find("ofApp").Body : body).Skip(2))
            .Where(pair => pair.First.IsName("role")).Select(pair => pair.Second.Value).Distinct());
    }

    [Fact]
    public void No_other_grant_exists() =>
        Assert.Equal(6, BicepFile.All.SelectMany(file => file.Each("resource")).Count(resource => resource.Type!.StartsWith("Microsoft.Authorization/", StringComparison.Ordinal)));

    private static string Scope(IReadOnlyList<BicepToken> body) => string.Concat(body
        .SkipWhile(token => !token.IsName("scope")).Skip(2).TakeWhile(token => token.Kind != BicepTokenKind.LineEnd).Select(token => token.Value));
}

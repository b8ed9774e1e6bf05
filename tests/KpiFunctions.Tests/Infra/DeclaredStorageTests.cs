using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using KpiFunctions.Storage;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Tests.Infra;

/// <summary>storage.bicep declares what the code asks for, under names that Azure takes, and lifecycle rules speak of what is there.</summary>
public sealed partial class DeclaredStorageTests
{
    private const string OfPackages = "deployments";

    private static readonly BicepFile Storage = BicepFile.Of("storage.bicep");

    [Fact]
    public void Every_container_queue_and_table_of_the_code_is_declared_and_no_other()
    {
        var clients = StorageClients.From(new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", "UseDevelopmentStorage=true")]).Build());

        Assert.Equal(Of<BlobContainerClient>(clients, client => client.Name).Append(OfPackages).Order(), Storage.TextsOf("containers").Order());
        Assert.Equal(Of<QueueClient>(clients, client => client.Name).Order(), Storage.TextsOf("queues").Order());
        Assert.Equal(StorageTables.All.Order(), Storage.TextsOf("tables").Order());
    }

    [Fact]
    public void Names_are_such_as_azure_takes()
    {
        Assert.All(Storage.TextsOf("containers").Concat(Storage.TextsOf("queues")), name => Assert.Matches(ContainerOrQueue(), name));
        Assert.All(Storage.TextsOf("tables"), name => Assert.Matches(Table(), name));
    }

    [Fact]
    public void A_lifecycle_rule_speaks_of_a_container_that_exists()
    {
        var prefixes = BicepFile.Of("lifecycle.bicep").TextsOf("wanted").Where(text => text.EndsWith('/')).Select(text => text.TrimEnd('/'));

        Assert.Empty(prefixes.Except(Storage.TextsOf("containers")));
    }

    // The app deletes and notes it; the rules come after it, and must not come before.
    [Fact]
    public void Files_are_deleted_a_week_after_the_app_would_by_the_same_settings()
    {
        var text = Repository.Read("infra/lifecycle.bicep");
        var kept = new KpiFunctions.Retention.RetentionOptions();

        Assert.Contains($"int(settings.?Retention__RejectDays ?? '{kept.RejectDays}')", text, StringComparison.Ordinal);
        Assert.Contains($"int(settings.?Retention__QuarantineDays ?? '{kept.QuarantineDays}')", text, StringComparison.Ordinal);
        Assert.Contains($"int(settings.?Retention__ImportDays ?? '{kept.ImportDays}')", text, StringComparison.Ordinal);
        Assert.Equal(3, DeleteRule().Matches(text).Count);
    }

    [Fact]
    public void Only_block_blobs_are_moved_to_another_tier_and_nothing_of_the_log_is_deleted_or_archived_by_default()
    {
        var text = Repository.Read("infra/lifecycle.bicep");

        Assert.All(TierRule().Matches(text), rule => Assert.Equal("['blockBlob']", rule.Groups["types"].Value));
        Assert.Contains("logArchive: 0", text, StringComparison.Ordinal);
        Assert.Contains("logDelete: 0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_inbox_that_is_subscribed_is_the_one_that_the_import_reads()
    {
        var inbox = BicepFile.Of("inbox.bicep").TextsOf("inbox").Single();
        var trigger = Functions.BlobTriggers.Single();

        Assert.Equal($"{inbox}/{{name}}", trigger.Path);
        Assert.Contains($"functionName=Host.Functions.{trigger.Function}&", Repository.Read("infra/inbox.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_queue_that_triggers_a_function_is_declared() =>
        Assert.Empty(Functions.QueueTriggers.Except(Storage.TextsOf("queues")));

    private static IEnumerable<string> Of<T>(StorageClients clients, Func<T, string> name) => typeof(StorageClients).GetProperties()
        .Where(property => property.PropertyType == typeof(T)).Select(property => name((T)property.GetValue(clients)!)).Distinct();

    [GeneratedRegex("^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$")]
    private static partial Regex ContainerOrQueue();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,62}$")]
    private static partial Regex Table();

    [GeneratedRegex(@"after: (?<days>[a-z]+Days) == 0 \? 0 : \k<days> \+ grace, prefix: '(?:rejects|quarantine|imports)/', types: both, action: 'delete'")]
    private static partial Regex DeleteRule();

    [GeneratedRegex(@"types: (?<types>\S+), action: 'tierTo")]
    private static partial Regex TierRule();
}

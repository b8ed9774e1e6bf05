namespace KpiFunctions.Tests.Azurite;

/// <summary>The tests that share one Azurite. They run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}

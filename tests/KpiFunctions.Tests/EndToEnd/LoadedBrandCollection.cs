namespace KpiFunctions.Tests.EndToEnd;

/// <summary>Tests that look at the loaded sample brand: it is loaded once for all of them, beside the others' run.</summary>
[CollectionDefinition(Name)]
public sealed class LoadedBrandCollection : ICollectionFixture<LoadedBrand>
{
    public const string Name = "loaded brand";
}

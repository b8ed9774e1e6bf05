namespace KpiFunctions.Tests.EndToEnd;

/// <summary>Tests of the app as a process. They run one after the other: each of them wants the machine for itself.</summary>
[CollectionDefinition(Name)]
public sealed class EndToEndCollection
{
    public const string Name = "End to end";
}

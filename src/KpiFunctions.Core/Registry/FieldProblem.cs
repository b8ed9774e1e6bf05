namespace KpiFunctions.Core.Registry;

/// <summary>What is wrong with one field of an entry, as a sentence.</summary>
public sealed record FieldProblem(string Field, string Detail);

namespace KpiFunctions.Core.Records;

/// <summary>Why a whole request is refused before anything of it is stored.</summary>
public enum BodyProblem
{
    None,
    NotJson,
    TooManyRecords,
    TooManyDays,
}

/// <summary>What a request's body holds: its events in order, or the problem with the whole of it.</summary>
public sealed record EventBody(BodyProblem Problem, IReadOnlyList<ReadEvent> Events)
{
    internal static EventBody Refused(BodyProblem problem) => new(problem, []);
}

namespace KpiFunctions.Core.Experiments;

internal static class Wording
{
    public static string Exposures(ExperimentUnit unit) => unit switch
    {
        ExperimentUnit.Visitor => "clicks",
        ExperimentUnit.Post => "posts",
        _ => "creators",
    };
}

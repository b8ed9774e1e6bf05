using KpiFunctions.Core.Alerts;
using KpiFunctions.Core.Experiments;
using KpiFunctions.Core.Goals;

namespace KpiFunctions.Core.Registry;

/// <content>What is tried, wanted, watched and decided. No number depends on it.</content>
public sealed partial record RegistryKind
{
    /// <summary>Id is a name. What the fields mean: <see cref="Experiment"/>; "variants" and "members" are read by <c>VariantList</c>.</summary>
    public static readonly RegistryKind Experiments = new("experiments", [
        new("name"), new("hypothesis"), new("on"), new("unit", Required: true), new("metric", Required: true), new("variants", Required: true),
        new("members", FieldShape.List, Required: true), new("control"), new("start", FieldShape.Day, Required: true), new("plannedEnd", FieldShape.Day, Required: true),
        new("stopped", FieldShape.Day), new("campaign"), new("method"), new("alpha"), new("power"), new("baseline"), new("deviation"), new("minimumDetectableLift"),
        new("priorMean"), new("priorDeviation"), new("tuning")])
    {
        IsJoined = false,
        Check = entry => ExperimentReader.Read(entry).Problems,
    };

    /// <summary>Id is a name. A product objective, the root of a tree of goals; <c>type</c> is of <see cref="ObjectiveTypes"/>.</summary>
    public static readonly RegistryKind Objectives = new("objectives", [
        new("name", Required: true), new("type", Required: true), new("metric", Required: true), new("target"), new("owner")])
    {
        IsJoined = false,
        Check = entry => Objective.Read(entry).Problems,
    };

    /// <summary>Id is a name. What the fields mean: <see cref="Goal"/>; none is required here, because what is missing is told by its letter.</summary>
    public static readonly RegistryKind Goals = new("goals", [
        new("name"), new("kpi"), new("kpiVersion"), new("scope"), new("baseline"), new("target"), new("start", FieldShape.Day), new("due", FieldShape.Day),
        new("owner"), new("objective"), new("parent"), new("assumedConversion"), new("why")])
    {
        IsJoined = false,
        Check = GoalReader.Check,
    };

    /// <summary>Id is a name. What the fields mean: <see cref="AlertRule"/>.</summary>
    public static readonly RegistryKind AlertRules = new("alertRules", [
        new("name"), new("kpi", Required: true), new("scope"), new("when", Required: true), new("value", Required: true), new("days"), new("enabled")])
    {
        IsJoined = false,
        Check = entry => AlertRule.Read(entry).Problems,
    };

    /// <summary>Id is a name. What the fields mean: <see cref="AlertTarget"/>.</summary>
    public static readonly RegistryKind AlertTargets = new("alertTargets", [
        new("url", FieldShape.Url, Required: true), new("secrets", Required: true), new("kinds"), new("quietHours"), new("enabled")])
    {
        IsJoined = false,
        Check = entry => AlertTarget.Read(entry).Problems,
    };

    /// <summary>Id is a name. Days that somebody explains: a holiday, a sale. What is unusual on them is no finding. <c>scope</c> empty: everywhere.</summary>
    public static readonly RegistryKind Annotations = new("annotations", [
        new("title", Required: true), new("start", FieldShape.Day, Required: true), new("end", FieldShape.Day), new("scope"), new("kpi")])
    {
        IsJoined = false,
    };

    /// <summary>Id is a name. What somebody decided about a member, so that its effect can be read later.</summary>
    public static readonly RegistryKind Decisions = new("decisions", [
        new("of", Required: true), new("member", Required: true), new("decision", Required: true), new("decidedOn", FieldShape.Day, Required: true), new("by"), new("note")])
    {
        IsJoined = false,
    };
}

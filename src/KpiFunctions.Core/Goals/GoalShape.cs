using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Goals;

/// <summary>How a goal's KPI comes to its value at the end.</summary>
public enum GoalShape
{
    /// <summary>Adds up from 0 over the goal's days: clicks, revenue.</summary>
    Sum,
    /// <summary>Stands somewhere and moves: followers.</summary>
    Level,
    /// <summary>A ratio of two sums over the goal's days: conversion rate.</summary>
    Rate,
    /// <summary>A ratio over a gauge, so it grows with the days: follower growth rate.</summary>
    RateOfLevel,
}

public static class GoalShapes
{
    /// <returns>Null for KPIs that have no value over more than one day or post.</returns>
    public static GoalShape? Of(KpiDefinition kpi)
    {
        var terms = kpi.Numerator.Terms.Concat(kpi.Denominator?.Terms ?? []).Select(term => term.Measure.Shape).ToList();
        if (kpi.OnlyOfOnePost || terms.Contains(MeasureShape.Daily)) return null;
        var gauges = terms.Contains(MeasureShape.Closing);
        return kpi.Denominator is null ? gauges ? GoalShape.Level : GoalShape.Sum : gauges ? GoalShape.RateOfLevel : GoalShape.Rate;
    }
}

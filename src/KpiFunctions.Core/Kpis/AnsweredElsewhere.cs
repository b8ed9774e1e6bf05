namespace KpiFunctions.Core.Kpis;

/// <summary>
/// A KPI that no sum of the rows' measures can give, because it joins people, threads or answers over days: what it is, and the route that computes it.
/// </summary>
/// <param name="Unit">"count", "ratio", "moneyPer", "minutes" or "days".</param>
/// <param name="Call">"GET /customers".</param>
/// <param name="Field">Where it stands in the answer.</param>
public sealed record AnsweredElsewhere(string Name, string Title, string Unit, string Formula, string Base, string Call, string Field)
{
    private const string Customers = "GET /customers";
    private const string Conversations = "GET /conversations/summary";
    private const string Returns = "GET /returns";
    private const string AllCost = "all cost of the range, whoever it brought; new customers, not orders (that is cpa)";

    public static IReadOnlyList<AnsweredElsewhere> All { get; } =
    [
        new("newCustomers", "New customers", "count", "people with their first purchase within 365 days in the range", "purchases that name a person", Customers, "newCustomers"),
        new("returningCustomers", "Returning customers", "count", "people who bought in the range and in the 365 days before", "purchases that name a person", Customers, "returningCustomers"),
        new("cac", "Customer acquisition cost", "moneyPer", "cost / newCustomers", AllCost, Customers, "cac.value"),
        new("repeatPurchase30", "Repeat purchase at 30 days", "ratio", "new customers who bought again within 30 days / new customers whose 30 days are over", "new customers", Customers, "repeat30.value"),
        new("repeatPurchase90", "Repeat purchase at 90 days", "ratio", "new customers who bought again within 90 days / new customers whose 90 days are over", "new customers", Customers, "repeat90.value"),
        new("payback", "Payback", "days", "days from the first cost until net revenue covers cost for good", "cost of the scope", "GET /payback", "days"),
        new("answeredShare", "Share answered", "ratio", "turns that the brand answered / turns that waited for an answer", "comments and messages received", Conversations, "answered.share.value"),
        new("answeredInTimeShare", "Share answered in time", "ratio", "turns answered within the time / turns as old as that", "comments and messages received", Conversations, "answeredWithin.share.value"),
        new("replyTimeMedian", "Reply time, median", "minutes", "50th percentile of the time from a turn to its answer", "answered turns", Conversations, "replyMinutes.median.value"),
        new("replyTimeP90", "Reply time, 90th percentile", "minutes", "90th percentile of the time from a turn to its answer", "answered turns", Conversations, "replyMinutes.p90.value"),
        new("openNegatives", "Unanswered negatives", "count", "negative turns without an answer", "comments and messages received", Conversations, "openNegatives"),
        new("shareOfVoice", "Share of voice", "ratio", "the brand's mentions, reach or engagements / those of the whole set", "the frozen set of competitors", "GET /voice", "total.members[*].share.value"),
        new("positiveVoice", "Share of positive voice", "ratio", "positive mentions of the brand / those of the whole set", "the frozen set of competitors", "GET /voice", "total.members[*].positiveShare.value"),
        new("nps", "Net promoter score", "ratio", "(promoters - detractors) / all who answered", "answers to survey question nps", Returns, "components[*].value"),
        new("csat", "Customer satisfaction", "ratio", "answers 4 and 5 / all from 1 to 5", "answers to survey question csat", Returns, "components[*].value"),
        new("emv", "Earned media value", "moneyPer", "sum of counts times the rates of a named rate card", "never part of any return", "GET /influencers/{id}/scorecard", "emv[*].value"),
        .. Lifetime.Kpis.Select(kpi => new AnsweredElsewhere(kpi.Name, kpi.Title, "ratio", kpi.Formula, kpi.Base, "GET /kpis/lifetime", $"total.{kpi.Name}.value")),
    ];

    public static AnsweredElsewhere? Find(string name) => All.FirstOrDefault(kpi => kpi.Name == name);
}

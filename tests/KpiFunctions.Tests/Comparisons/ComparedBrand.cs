namespace KpiFunctions.Tests.Comparisons;

/// <summary>A brand of one creator, one candidate and one competitor, small enough to compute by hand.</summary>
internal static class ComparedBrand
{
    public static readonly (string Entry, string Body)[] Registry =
    [
        ("campaigns/spring", """{"name":"Spring","type":"sponsored post","incentive":"discount code"}"""),
        ("influencers/lena", """{"name":"Lena","valueFitScore":"8","valueFitDate":"2026-05-01","valueFitReason":"Honest."}"""),
        ("influencers/emil", """{"status":"candidate","engagementRate":"3%","expectedCost":"500","expectedResults":"10","expectedResult":"orders"}"""),
        ("accounts/instagram:lena", """{"platform":"instagram","handle":"lena","influencer":"lena"}"""),
        ("accounts/instagram:emil", """{"platform":"instagram","handle":"emil","influencer":"emil"}"""),
        ("accounts/instagram:brand", """{"platform":"instagram","handle":"brand"}"""),
        ("accounts/instagram:peak", """{"platform":"instagram","handle":"peak","brand":"peak"}"""),
        ("brands/ours", """{"own":"yes"}"""),
        ("brands/peak", """{"own":"no"}"""),
        ("posts/instagram:1", """{"platform":"instagram","account":"instagram:lena","influencer":"lena","campaign":"spring","publishedAt":"2026-05-03T10:00:00Z","contentType":"Video","hashtags":"#a, #b","disclosure":"ad"}"""),
        ("posts/instagram:2", """{"platform":"instagram","account":"instagram:lena","influencer":"lena","campaign":"spring","publishedAt":"2026-05-05T20:00:00Z","contentType":"Photo","hashtags":"#a"}"""),
        ("links/l1", """{"destination":"https://shop.example","post":"instagram:1"}"""),
        ("tiers/ig-micro", """{"platform":"instagram","name":"micro","from":"10000","to":"100000","engagementRate":"0.02","source":"a table","date":"2025-01-01"}"""),
        ("audiences/runners", """{"share.gender.female":"70%","share.gender.male":"0.3","source":"survey","date":"2020-01-01","reviewDays":"30"}"""),
        ("rateCards/house", """{"name":"House","version":"1","currency":"EUR","rate.impressions":"0.01"}"""),
        ("plans/p1", """{"plannedAt":"2026-05-03T09:50:00Z","account":"instagram:lena","influencer":"lena","disclosure":"ad","links":"l1"}"""),
        ("plans/p2", """{"plannedAt":"2026-05-09T10:00:00Z","account":"instagram:lena","influencer":"lena"}"""),
    ];

    public const string Events = """
        {"type":"accountMetrics","occurredAt":"2026-05-03T08:00:00Z","account":"instagram:lena","metrics":{"followers":20000}}
        {"type":"accountMetrics","occurredAt":"2026-05-03T08:00:00Z","account":"instagram:emil","metrics":{"followers":36000}}
        {"type":"accountMetrics","occurredAt":"2026-05-03T08:00:00Z","account":"instagram:brand","metrics":{"followers":300}}
        {"type":"accountMetrics","occurredAt":"2026-05-03T08:00:00Z","account":"instagram:peak","metrics":{"followers":700}}
        {"type":"postMetrics","occurredAt":"2026-05-04T10:00:00Z","post":"instagram:1","metrics":{"impressions":1000,"reach":800,"likes":70,"comments":10}}
        {"type":"postMetrics","occurredAt":"2026-05-06T10:00:00Z","post":"instagram:2","metrics":{"impressions":500,"reach":100,"likes":40}}
        {"type":"click","id":"c1","occurredAt":"2026-05-04T10:00:00Z","link":"l1"}
        {"type":"click","id":"c2","occurredAt":"2026-05-04T11:00:00Z","link":"l1"}
        {"type":"click","id":"c3","occurredAt":"2026-05-04T12:00:00Z","link":"l1"}
        {"type":"click","id":"c4","occurredAt":"2026-05-04T13:00:00Z","link":"l1"}
        {"type":"conversion","id":"o1","occurredAt":"2026-05-04T14:00:00Z","orderId":"1","link":"l1","amount":"10.00","currency":"EUR"}
        {"type":"audienceMix","occurredAt":"2026-05-04T10:00:00Z","account":"instagram:lena","shares":{"gender":{"female":0.6,"male":0.4},"quality":{"real":0.8,"suspicious":0.2}}}
        {"type":"surveyResult","occurredAt":"2026-05-04T10:00:00Z","survey":"autumn","question":"nps","counts":{"10":6,"8":2,"3":2}}
        {"type":"dailyAmounts","occurredAt":"2026-05-04T12:00:00Z","readAt":"2026-05-05T06:00:00Z","account":"web:shop.example","part":"Landing page=/a&Session default channel group=Direct&Session source=x","utm":{"campaign":"spring"},"metrics":{"sessions":40,"engagedSessions":10,"activeUsers":30}}
        {"type":"dailyAmounts","occurredAt":"2026-05-05T12:00:00Z","readAt":"2026-05-06T06:00:00Z","account":"web:shop.example","part":"Landing page=/b&Session default channel group=Email&Session source=y","metrics":{"sessions":10,"engagedSessions":5,"activeUsers":9}}
        {"type":"comment","id":"r1","occurredAt":"2026-05-04T10:00:00Z","account":"instagram:brand","author":"ann","text":"lovely","sentiment":"positive"}
        {"type":"reply","id":"r2","parent":"r1","occurredAt":"2026-05-04T11:00:00Z","account":"instagram:brand","text":"thank you"}
        {"type":"comment","id":"r3","occurredAt":"2026-05-05T10:00:00Z","account":"instagram:brand","author":"ann","text":"where is my order","sentiment":"negative"}
        """;
}

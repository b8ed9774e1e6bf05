using FsCheck.Xunit;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Records;

/// <summary>Whatever is sent, there is a record or a reason, never an exception.</summary>
public sealed class EventRobustnessTests
{
    private static readonly string[] Names =
    [
        "type", "id", "occurredAt", "namespace", "campaign", "influencer", "platform", "account", "post", "link", "contentType", "country", "clickId",
        "coupon", "orderId", "stage", "amount", "currency", "costKind", "customerId", "email", "visitorId", "metrics.views", "utm.source", "utm.content",
    ];

    [Property(MaxTest = 300)]
    public bool Any_bytes_are_answered(byte[] bytes)
    {
        var body = EventJson.Read(bytes, SampleFields.Context);

        return body.Events.All(each => each.Outcome.Record is null != each.Outcome.Rejection is null);
    }

    [Property(MaxTest = 300)]
    public bool Any_text_in_any_field_is_answered(string? text, int which)
    {
        var fields = SampleFields.With(SampleFields.Purchase(), (Names[(which & int.MaxValue) % Names.Length], text ?? ""));

        var outcome = EventFields.ToRecord(fields, SampleFields.Context);

        return outcome.Record is null != outcome.Rejection is null;
    }

    [Property(MaxTest = 300)]
    public bool Text_is_kept_as_it_was_or_refused(string? text)
    {
        var outcome = EventFields.ToRecord(SampleFields.Click(("campaign", text ?? "")), SampleFields.Context);
        if (outcome.Record is not { } record) return outcome.Rejection!.Field == "campaign";
        var line = new System.Buffers.ArrayBufferWriter<byte>();
        RecordLine.Write(line, record);

        return (RecordLine.TryRead(line.WrittenSpan)!.On.Campaign ?? "") == (text ?? "").Trim();
    }
}

using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Erasures;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Erasures;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Erasures;

/// <summary>POST /erasures: takes a person out of everything that is stored. Answered when that is noted; a timer carries it out.</summary>
internal sealed class RequestErasure(BodyReader bodies, PersonKeys persons, IErasureTable erasures, NextNonce nonce, TimeProvider clock)
{
    [Function(nameof(RequestErasure))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "erasures")] HttpRequest request, CancellationToken cancel)
    {
        var body = await bodies.ReadAsync(request);
        if (body.Problem is not null) return body.Problem;
        if (ErasureBody.Parse(body.Bytes.Span) is not { } asked)
            return Invalid("Name one person in one way: {\"customerId\":\"…\"}, {\"email\":\"…\"}, {\"visitorId\":\"…\"}, {\"author\":\"…\"} or {\"person\":\"…\"}.", null);
        if (asked.Hashed(persons.Hash) is not { } person) return Invalid("'person' is no keyed hash: 22 letters, digits, '-' and '_'.", "person");
        var entry = await NoteAsync(person, asked.InClear, cancel);
        return Results.Accepted($"/erasures/{entry.Id}", ErasureView.Of(entry));
    }

    private async Task<ErasureEntry> NoteAsync(string person, string? named, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var entry = new ErasureEntry
        {
            Id = ErasureIds.Of(now, nonce()),
            AskedAt = now,
            Person = person,
            Named = named,
            Nobody = ErasedPerson.Nobody(nonce(), nonce()),
            NextDay = DateOnly.MinValue.AddYears(1999),
        };
        // Refused: an earlier try of this call, whose reply was lost, wrote it; the id is this call's alone.
        return await erasures.TrySaveAsync(entry, cancel) ?? entry;
    }

    private static IResult Invalid(string detail, string? field) => Problems.Of(StatusCodes.Status400BadRequest, "erasure-invalid", detail, field);
}

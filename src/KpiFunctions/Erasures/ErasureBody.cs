using System.Text.Json;
using KpiFunctions.Core.Erasures;

namespace KpiFunctions.Erasures;

/// <summary>The body of POST /erasures: one of the five names of a person, as events give them.</summary>
/// <param name="Author">Who wrote a comment, mention, message or reply.</param>
/// <param name="Person">The keyed hash itself, as the log has it.</param>
internal sealed record ErasureBody(string? CustomerId = null, string? Email = null, string? VisitorId = null, string? Author = null, string? Person = null)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <returns>Null when it names nobody or in two ways.</returns>
    public static ErasureBody? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var body = JsonSerializer.Deserialize<ErasureBody>(json, Strict);
            return body is not null && body.Names.Count(name => !string.IsNullOrWhiteSpace(name)) == 1 && body.Names.All(name => name is not "") ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What the person is called in clear; null for a hash.</summary>
    public string? InClear => CustomerId ?? Email ?? VisitorId ?? Author;

    /// <summary>As the doors hash it. Null: 'person' is none.</summary>
    public string? Hashed(Func<string, string> hash)
    {
        if (CustomerId is not null) return hash("customer:" + CustomerId.Trim());
        if (Email is not null) return hash("email:" + Email.Trim().ToLowerInvariant());
        if (VisitorId is not null) return hash("visitor:" + VisitorId.Trim());
        if (Author is not null) return hash("author:" + Author.Trim());
        return ErasedPerson.IsPerson(Person!) ? Person : null;
    }

    private IReadOnlyList<string?> Names => [CustomerId, Email, VisitorId, Author, Person];
}

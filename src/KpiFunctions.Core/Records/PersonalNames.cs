namespace KpiFunctions.Core.Records;

/// <summary>Which members of foreign JSON are about people, by their names and by what they stand in. Names are in lower case and without _ and -.</summary>
internal static class PersonalNames
{
    private static readonly HashSet<string> Customers = ["customer", "customerid", "customeruserid", "userid", "useropenid", "user"];
    private static readonly HashSet<string> Visitors = ["visitorid", "anonymousid", "distinctid"];
    private static readonly HashSet<string> People =
        ["customer", "customerdetails", "from", "sender", "recipient", "traits", "user", "person", "contact", "buyer", "defaultaddress"];

    private static readonly HashSet<string> Ids = ["id", "externalid"];
    private static readonly HashSet<string> NamesOfPeople = ["name", "username", "screenname", "displayname", "nickname", "admingraphqlapiid"];
    private static readonly HashSet<string> Speakers = ["from", "sender"];
    private static readonly HashSet<string> Words = ["text", "message", "comment"];

    private static readonly HashSet<string> Private =
    [
        "firstname", "lastname", "fullname", "customername", "phone", "phonenumber", "mobile", "address1", "address2", "street", "streetaddress", "line1", "line2", "zip", "postcode",
        "postalcode", "latitude", "longitude", "ip", "ipaddress", "browserip", "remoteip", "customeripaddress", "useragent", "customeruseragent", "birthday", "dateofbirth",
        "advertisingid", "idfa", "idfv", "androidid",
    ];

    public static string Normal(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    public static bool IsPerson(string name) =>
        People.Contains(name) || name.StartsWith("billing", StringComparison.Ordinal) || name.StartsWith("shipping", StringComparison.Ordinal);

    /// <summary>A member that says whose words stand beside it.</summary>
    public static bool IsSpeaker(string name) => Speakers.Contains(name);

    public static bool IsCustomer(string name, PersonalPlace place) => Customers.Contains(name) || (Ids.Contains(name) && People.Contains(place.Name));

    public static bool IsVisitor(string name) => Visitors.Contains(name);

    public static bool IsPrivate(string name, PersonalPlace place) =>
        Private.Contains(name) || (place.IsOfPerson && NamesOfPeople.Contains(name)) || (place.IsSpoken && Words.Contains(name));
}

/// <summary>The object that a member stands in.</summary>
/// <param name="Name">Of the object itself; empty for the whole.</param>
/// <param name="IsOfPerson">It, or one around it, describes a person.</param>
/// <param name="IsSpoken">It, or one around it, says who speaks.</param>
internal readonly record struct PersonalPlace(string Name, bool IsOfPerson, bool IsSpoken);

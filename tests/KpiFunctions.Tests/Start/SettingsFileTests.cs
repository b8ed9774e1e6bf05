using KpiFunctions.Local.Start;

namespace KpiFunctions.Tests.Start;

public sealed class SettingsFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kpifunctions-");

    public SettingsFileTests()
    {
        var root = Repository.Find(AppContext.BaseDirectory);
        File.Copy(Path.Combine(root, SettingsFile.SampleName), Path.Combine(folder.FullName, SettingsFile.SampleName));
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_first_start_makes_the_file_with_secrets_of_its_own()
    {
        var made = SettingsFile.OpenOrCreate(folder.FullName);

        var read = SettingsFile.OpenOrCreate(folder.FullName);
        Assert.Equal(made.Values, read.Values);
        Assert.Equal("UseDevelopmentStorage=true", read["AzureWebJobsStorage"]);
        Assert.Equal(43, read["ClickKey"]!.Length);
        Assert.NotEqual(read["ClickKey"], read["PersonKey"]);
        Assert.Equal(32, Convert.FromBase64String(read["Senders:shop:Secrets"]!["whsec_".Length..]).Length);
        Assert.DoesNotContain(read.Values, value => value.Value == SettingsFile.Placeholder);
    }

    [Fact]
    public void A_file_that_is_there_is_left_as_it_is()
    {
        var path = Path.Combine(folder.FullName, SettingsFile.Name);
        File.WriteAllText(path, """{"Values":{"ClickKey":"mine"} /* by hand */ }""");

        var file = SettingsFile.OpenOrCreate(folder.FullName);

        Assert.Equal("mine", file["ClickKey"]);
        Assert.Equal("""{"Values":{"ClickKey":"mine"} /* by hand */ }""", File.ReadAllText(path));
    }

    [Fact]
    public void A_new_secret_joins_those_that_are_there()
    {
        var file = SettingsFile.OpenOrCreate(folder.FullName);
        var first = file["Senders:shop:Secrets"];
        var screen = new StringWriter();

        NewSecret.ForSender(file, "shop", screen);

        var printed = screen.ToString().Split(Environment.NewLine)[0];
        Assert.StartsWith("whsec_", printed);
        Assert.Equal($"{first},{printed}", SettingsFile.OpenOrCreate(folder.FullName)["Senders__shop__Secrets"]);
    }

    [Fact]
    public void A_new_key_is_stored_and_printed()
    {
        var file = SettingsFile.OpenOrCreate(folder.FullName);
        var screen = new StringWriter();

        NewSecret.Key(file, "dashboard", screen);

        Assert.Equal(screen.ToString().Split(Environment.NewLine)[0], SettingsFile.OpenOrCreate(folder.FullName)["FunctionKeys:dashboard"]);
    }

    [Theory]
    [InlineData("a__b")]
    [InlineData("")]
    [InlineData("a:b")]
    [InlineData("shop/eu")]
    public void A_name_that_would_not_make_one_setting_is_refused(string name)
    {
        var file = SettingsFile.OpenOrCreate(folder.FullName);
        var before = file.Values.ToList();

        Assert.Throws<StartException>(() => NewSecret.ForSender(file, name, TextWriter.Null));

        Assert.Equal(before, SettingsFile.OpenOrCreate(folder.FullName).Values);
    }

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("""{"Host":{}}""", "has no object \"Values\"")]
    public void A_file_that_is_no_settings_file_is_named_in_one_sentence(string text, string says)
    {
        var path = Path.Combine(folder.FullName, "other.json");
        File.WriteAllText(path, text);

        var refused = Assert.Throws<StartException>(() => SettingsFile.Open(path));

        Assert.Contains(path, refused.Message);
        Assert.Contains(says, refused.Message);
    }

    [Fact]
    public void This_runs_settings_come_before_the_files()
    {
        var file = SettingsFile.OpenOrCreate(folder.FullName);

        var settings = new AppSettings(file, StartOptions.Parse(["--urls=http://0.0.0.0:7100/;http://127.0.0.1:1", "--FunctionKeys:mine=k"]));

        Assert.Equal("http://127.0.0.1:7100", settings.Url);
        Assert.Equal("k", settings.FunctionKey);
        Assert.Equal(["--Urls=http://0.0.0.0:7100/;http://127.0.0.1:1", "--FunctionKeys:mine=k"], settings.Arguments);
    }
}

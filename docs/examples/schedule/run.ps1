# As run.sh, for Windows: git, build, and robocopy /MIR, which removes there what is gone here.
# It ends with 0, or with 1 after any alarm; the Task Scheduler keeps that as the last result.
$failed = 0
function Alarm($text) { $script:failed = 1; Write-Error "briefgen: ${env:WORKSPACE}: $text" -ErrorAction Continue }
Set-Location -LiteralPath $env:WORKSPACE -ErrorAction Stop
$before = git rev-parse HEAD
git pull --quiet --ff-only
if ($LASTEXITCODE -ne 0) { Alarm "the new data cannot be had; what is here is built" }
function Build {
    $events = @(briefgen build --wait 600 --log-json --notify)
    $script:code = $LASTEXITCODE
    $script:ended = if ($events.Count) { $events[-1] | ConvertFrom-Json }
}
Build
if ($ended.stopped -and (git rev-parse HEAD) -ne $before) {
    Alarm "the new data has mistakes; the last data is built"
    git reset --quiet --hard $before
    Build
}
if ($ended.event -eq "ended" -and $ended.judged -eq $true) {
    New-Item -ItemType Directory -Force build\public | Out-Null
    robocopy build\public $env:TARGET /MIR /NFL /NDL /NJH /NJS | Out-Null
    if ($LASTEXITCODE -ge 8) { Alarm "the public folder cannot be brought to $env:TARGET" }
} else {
    Alarm "not all that is published was judged: nothing was brought to $env:TARGET"
}
if ($code -ne 0) { Alarm "the build ended with $code; what failed is as it was" }
exit $failed

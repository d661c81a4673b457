@echo off
rem Runs OpenBailian on Windows, out of what the sources were built into (`mvn -Pproduct -pl cli,!engine-test -am package`), or out of a
rem package's folder app. Variables: OPENBAILIAN_JAVA (a JDK's home), OPENBAILIAN_HEAP, OPENBAILIAN_JAVA_OPTS, as in the other launcher.
setlocal
set "root=%~dp0"
set "libraries=%root%cli\target\lib\*;%root%cli\target\*"
if exist "%root%app\lib" set "libraries=%root%app\server.jar;%root%app\lib\*"
if not exist "%root%cli\target\lib" if not exist "%root%app\lib" (
  echo OpenBailian is not built yet: mvn -Pproduct -pl cli,!engine-test -am package 1>&2
  exit /b 1
)
set "java=java"
if not "%JAVA_HOME%"=="" set "java=%JAVA_HOME%\bin\java"
if not "%OPENBAILIAN_JAVA%"=="" set "java=%OPENBAILIAN_JAVA%\bin\java"
if exist "%root%runtime\bin\java.exe" if "%OPENBAILIAN_JAVA%"=="" set "java=%root%runtime\bin\java"
if "%OPENBAILIAN_HEAP%"=="" set "OPENBAILIAN_HEAP=1g"
"%java%" -Xmx%OPENBAILIAN_HEAP% -XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true ^
  -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 %OPENBAILIAN_JAVA_OPTS% ^
  -cp "%libraries%" io.openbailian.cli.Main %*
exit /b %ERRORLEVEL%
